// Package deploy brings a stack into an AWS account and keeps it there: two
// buckets, a policy, a role, and for each model a log group and a Lambda
// function whose alias is the only pointer that callers use; a REST API with a
// path for each model, a schedule that keeps each function warm, and a state
// machine with its role that scores data sets.
//
// Call [Connect] first, then a verb: [Deployer.Verify], [Deployer.Plan], [Deployer.Difference],
// [Deployer.Deploy], [Deployer.Shift], [Deployer.Gate], [Deployer.Invoke],
// [Deployer.Status], [Deployer.History], [Deployer.Logs], [Deployer.Drift],
// [Deployer.Score], [Deployer.Rollback], [Deployer.Destroy]. One verb or one resource a file.
//
// It promises: what is equal is not called; what does not carry the stack's tag
// is not touched; what is published is not overwritten; and the alias moves
// only to a version that has answered every golden case of its artefact as R
// did. There is no state file and no local mode: names and tags identify the
// stack, and an emulator is reached over the network as AWS is. What it notes in
// the models bucket under _stack/ is a lease that expires by itself, and marks
// of what was proved.
//
// Every wait is on the deployer's [Clock]. A call that AWS does not carry out is
// made again as package awserr says, and comes back as a [*CallError]; a verb's
// error is else [ErrRefused], [ErrSuperseded], [ErrNotYet], or says what is wrong
// here.
//
// Depends on schema, schema/openapi, deploy/gateway, engine, converter, iam and aws-sdk-go-v2.
package deploy
