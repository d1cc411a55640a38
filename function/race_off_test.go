//go:build !race

package function

const raceDetector = false
