// Package task is what the magefile's targets do. Each target is one method of
// [Run]; [FromEnv] reads the environment once.
//
// Depends on schema, schema/validate, converter, deploy, converter/sdkhttp and, for
// TARGET=local alone, on emulator.
package task
