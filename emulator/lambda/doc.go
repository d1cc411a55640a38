// Package lambda emulates AWS Lambda: functions, published versions, aliases,
// tags, resource policies, reserved concurrency, logging configurations and
// invocation, also the repeated one of events. Depends on emulator/clock, emulator/iam,
// emulator/keyring, emulator/logs, emulator/policy, emulator/runtime,
// emulator/state and emulator/wire.
//
// Only the custom runtimes (provided.al2023, provided.al2) exist, packages are
// zip files, and code comes from the request or from the emulated S3. How a
// change ends, and which version a weighted alias runs, can be scripted: see
// Config.Outcome and Config.Seed.
package lambda
