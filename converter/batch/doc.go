// Package batch scores files of rows: CSV, NDJSON, JSON arrays and Parquet, in and
// out, packed or not, in memory that does not grow with the file.
//
// Call [Run] with a [Job]. [Open] and [Create] give it files by name: the format and
// the packing are those of the name's ending, and a file that is written is there whole
// or not at all. It promises that the output does not depend on the number of workers,
// that every row is in it or among the rejects, and that a row which can be scored has
// the numbers of [engine.Model.Answer] to the bit.
//
// One goroutine cuts the input into blocks of whole rows, workers read and score them,
// and they are written in their order. Rows that need no closer look are bound where
// they stand in the block, see [engine.Cells] and [engine.Objects].
//
// Depends on schema, engine, klauspost/compress and parquet-go.
package batch
