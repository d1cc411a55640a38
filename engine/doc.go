// Package engine gives the words of package schema their meaning: it computes
// what R's predict() computes, from the coefficients alone.
//
// Call [Compile] first; it refuses by name, with a JSON pointer, everything it
// does not know how to reproduce. Then [Model.Bind] turns a caller's fields
// into a [Row], [Model.Score] and [Model.ScoreSE] turn a Row into a
// [Prediction], and [Model.Scored] puts that under R's names. [Model.Replay]
// proves a model against the golden cases that it carries.
//
// It promises R's own arithmetic: the linear predictor is the left-to-right sum
// over the columns of the model matrix of products rounded to double, never
// fused; links are clamped where R clamps them. A Model is immutable and safe
// for concurrent use. No input makes it panic.
//
// Depends on schema and the standard library only: no files, no network, no
// clock. Its leaf, engine/link, depends on the standard library only.
package engine
