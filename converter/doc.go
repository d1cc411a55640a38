// Package converter turns the coefficients document that R writes into the
// artefact that is published, and proves it on the way: the golden cases that
// the document carries are R's own predictions, and an artefact that does not
// reproduce them does not come into being.
//
// Call [Convert] on a coefficients document or [Load] on an artefact; both give
// a [Converted], which is always proved. [Save] puts it in a file, [Publish] in
// a [Store], where nothing is ever overwritten; package converter/s3store is
// the Store on S3. [Show] prints the model card, [Diff] says what changes from one
// version to another; package converter/batch scores files of rows.
//
// It promises that equal coefficients give equal bytes, on any machine.
//
// Depends on schema, schema/validate and engine; on no AWS and no network.
package converter
