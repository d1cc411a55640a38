package statemachine

import "encoding/json"

// object is a JSON object; encoding/json sorts its keys.
type object = map[string]any

// formats are the data sets that the state machine reads, one object each: CSV
// with a first row of names, JSON Lines, and one JSON array.
var formats = []string{"CSV", "JSON", "JSONL"}

// Definition is the state machine: by the format of the input, a distributed Map
// whose children call the function with a batch of rows each.
func Definition() (string, error) {
	choices, states := []any{}, object{}
	for _, format := range formats {
		choices = append(choices, object{"Variable": "$.format", "StringEquals": format, "Next": "Score" + format})
		states["Score"+format] = score(format)
	}
	states["Format"] = object{"Type": "Choice", "Choices": choices, "Default": "Unknown"}
	states["Unknown"] = object{"Type": "Fail", "Error": "UnknownFormat", "Cause": "format is none of CSV, JSON and JSONL"}
	out, err := json.Marshal(object{"Comment": "Scores an S3 data set", "StartAt": "Format", "States": states})
	return string(out), err
}

// score is the distributed Map of a format (AWS: "Using Map state in Distributed
// mode"). A child takes at most what a state's input may hold; how many rows that
// is, whoever starts the execution has measured.
func score(format string) object {
	reader := object{"InputType": format}
	if format == "CSV" {
		reader["CSVHeaderLocation"] = "FIRST_ROW"
	}
	return object{
		"Type":  "Map",
		"Label": format,
		"ItemReader": object{
			"Resource":     "arn:aws:states:::s3:getObject",
			"ReaderConfig": reader,
			"Parameters":   object{"Bucket.$": "$.input.bucket", "Key.$": "$.input.key"},
		},
		"ItemBatcher": object{
			"MaxItemsPerBatchPath":      "$.rows_per_batch",
			"MaxInputBytesPerBatchPath": "$.bytes_per_batch",
			"BatchInput":                object{"function.$": "$.function", "options.$": "$.options"},
		},
		"MaxConcurrencyPath":             "$.concurrency",
		"ToleratedFailurePercentagePath": "$.tolerated_percentage",
		"ItemProcessor": object{
			"ProcessorConfig": object{"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"},
			"StartAt":         "Invoke",
			"States":          object{"Invoke": invoke()},
		},
		// What a child answers is a line of a file; AWS writes of one that failed its
		// input and its error, whatever the transformation.
		"ResultWriter": object{
			"Resource":     "arn:aws:states:::s3:putObject",
			"Parameters":   object{"Bucket.$": "$.output.bucket", "Prefix.$": "$.output.prefix"},
			"WriterConfig": object{"OutputType": "JSONL", "Transformation": "COMPACT"},
		},
		"End": true,
	}
}

// invoke is the child: one call, by a version's number. Its output is its input
// with the answer, so that each row stands beside its answer, by its place. Tried
// again is what Lambda says of itself; what the function says is said again.
func invoke() object {
	return object{
		"Type":     "Task",
		"Resource": "arn:aws:states:::lambda:invoke",
		"Parameters": object{
			"FunctionName.$": "$.BatchInput.function",
			"Payload":        object{"Items.$": "$.Items", "BatchInput": object{"options.$": "$.BatchInput.options"}},
		},
		"ResultSelector": object{
			"rows.$": "$.Payload.rows", "scored.$": "$.Payload.scored", "refused.$": "$.Payload.refused",
			"version.$": "$.Payload.version", "digest.$": "$.Payload.digest",
		},
		"ResultPath": "$.answer",
		"Retry": []any{object{
			"ErrorEquals": []any{
				"Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException",
				"Lambda.TooManyRequestsException", "Lambda.ClientExecutionTimeoutException",
			},
			"IntervalSeconds": 1, "MaxAttempts": 8, "BackoffRate": 2, "MaxDelaySeconds": 30, "JitterStrategy": "FULL",
		}},
		"End": true,
	}
}
