// Package states emulates the control plane of AWS Step Functions: state machines
// with their tags, executions and map runs, with IAM's decisions on each. Depends
// on emulator/clock, emulator/iam, emulator/keyring, emulator/policy,
// emulator/proc, emulator/state and emulator/wire.
//
// It interprets nothing. An execution is run by an engine, a program of its own
// (see Config.Engine) that is given the temporary credentials of the state
// machine's role and calls the emulator's S3 and Lambda with them as Step
// Functions would. Without an engine StartExecution is refused by name.
package states
