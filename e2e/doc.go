// Package e2e holds the tests over the whole: the real deployer and the real
// Lambda program, on the embedded AWS over the network.
//
// Depends on deploy, deploy/pack, converter, fixtures and emulator; TestMage
// runs mage itself in a copy of the repository.
package e2e
