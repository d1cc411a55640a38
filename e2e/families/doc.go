// Package families holds the deployer's bad days: families of cases in which
// something goes wrong at every call, for every declared error, at every
// interleaving. Each case runs the real deployer against the embedded AWS, whose
// clock is virtual, and looks at what is left in the account afterwards.
//
// go tool mage faults runs all of it and prints the table; go test runs a sample
// of each family. A family is a file with a test that calls (*family).run.
//
// Depends on deploy, deploy/pack, converter, fixtures and emulator.
package families
