// Package apigateway emulates REST APIs of Amazon API Gateway: the control plane
// (APIs from OpenAPI documents, deployments, stages, usage plans, keys, tags) and
// the data plane, which serves what a stage's deployment holds. Depends on
// emulator/clock, emulator/iam, emulator/lambda, emulator/state and
// emulator/wire, and on jsonschema/v5 for the bodies of requests.
//
// Start with Open. A [Service] answers signed calls of the control plane;
// [Service.Gateway] answers callers of the APIs.
//
// What it keeps: a deployment is a snapshot and later imports do not change what
// its stages serve; a key works only through a usage plan that has the stage;
// throttle and quota answer 429; a function is invoked only if the resource
// policy of the alias allows this method of this stage. A path with a slash at
// its end is the path without, and the function is told which it was; a method
// that is not in the document, HEAD among them, is answered 403. Bodies of
// requests are unpacked, answers packed from a size on (gzip, deflate).
//
// What it does not have: an API is made from an OpenAPI 3.0 document (JSON), not
// method by method; integrations are AWS_PROXY to Lambda and MOCK; mapping
// templates know $context and $stageVariables and no directives; no authorizers,
// custom domains, caches, canaries, client certificates or documentation parts.
// Whatever of these a document or call asks for is refused by its name.
package apigateway
