// Package lambda emulates AWS Lambda: functions, published versions, aliases,
// tags, resource policies and invocation. Depends on emulator/clock, emulator/iam,
// emulator/keyring, emulator/logs, emulator/policy, emulator/runtime,
// emulator/state and emulator/wire.
//
// Only the custom runtimes (provided.al2023, provided.al2) exist, packages are
// zip files, and code comes from the request or from the emulated S3.
package lambda
