package statemachine

import "encoding/json"

// An Input is what an execution is started with. The order of its fields is fixed,
// as Step Functions takes a second start for the same one only where name and
// input are equal byte for byte.
type Input struct {
	Function      string          `json:"function"` // name:version
	Format        string          `json:"format"`
	From          Object          `json:"input"`
	To            Folder          `json:"output"`
	Options       json.RawMessage `json:"options"` // as the function takes them; {} for none
	RowsPerBatch  int             `json:"rows_per_batch"`
	BytesPerBatch int             `json:"bytes_per_batch"`
	Concurrency   int             `json:"concurrency"`
	Tolerated     int             `json:"tolerated_percentage"` // of the rows, in batches that fail whole
}

// An Object is one of S3.
type Object struct {
	Bucket string `json:"bucket"`
	Key    string `json:"key"`
}

// A Folder is a bucket and what keys there begin with.
type Folder struct {
	Bucket string `json:"bucket"`
	Prefix string `json:"prefix"`
}

// An Output is what an execution ends with: where the manifest of its results is.
type Output struct {
	ResultWriterDetails struct{ Bucket, Key string }
}

// A Manifest lists the files of results by how the children in them ended (AWS:
// "ResultWriter (Map)").
type Manifest struct {
	DestinationBucket string
	ResultFiles       struct{ SUCCEEDED, FAILED, PENDING []File }
}

// A File is one of them.
type File struct{ Key string }

// A Batch is a line of a file of what succeeded: the rows as they were read, and
// in the same order their answers.
type Batch struct {
	Items  []json.RawMessage
	Answer struct {
		Rows            []json.RawMessage
		Version, Digest string
	} `json:"answer"`
}

// A Failed is a line of a file of what did not: the child's input and why.
type Failed struct{ Input, Error, Cause string }
