// Package function is the Lambda side of the project: it loads one published
// model, proves it once against its own golden cases, and answers rows.
//
// Call [ReadConfig] first, then [Load], then hand [New] to lambda.Start;
// cmd/bootstrap does just that. What it promises to keep: nothing is served
// whose SHA-256 is not the pinned one, from the cache as from S3; nothing is
// served before every golden case gives R's number; a row that R would refuse
// is refused with field, value and what is allowed; no predictor's value is
// logged unless the stack asks for it, and no line of counts is of fewer than 20
// rows.
//
// Depends on schema and engine, on aws-lambda-go for the Runtime API and on
// aws-sdk-go-v2's service/s3 for one GetObject. Never on the converter.
package function
