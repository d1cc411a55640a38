//go:build race

package function

// raceDetector: under it sync.Pool forgets at random, so that allocations
// cannot be counted.
const raceDetector = true
