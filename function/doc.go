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
// An event is opened by one of the envelopes, a file each, into the one request
// that is inside them all; over HTTP the router finds whose it is, a file per
// route; the envelope writes the reply.
//
// Depends on schema, with the contract that schema/openapi writes, on engine, on
// its own leaf function/page, on aws-lambda-go for the Runtime API and on
// aws-sdk-go-v2's signer for one GetObject. Never on the converter.
package function
