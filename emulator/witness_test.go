package emulator_test

import (
	"testing"

	"serverless-poc/internal/moto"
)

// TestWitness holds an emulator made by others to the same tests: where both
// pass, a mistake would have to be made twice.
func TestWitness(t *testing.T) {
	if testing.Short() {
		t.Skip("starts moto; run without -short")
	}
	c := connect(moto.Start(t), "x", "x", "", "us-east-1")
	t.Run("S3", func(t *testing.T) { objectConformance(t, c, "witness-bucket") })
	t.Run("IAM", func(t *testing.T) { roleConformance(t, c) })
	t.Run("API Gateway", func(t *testing.T) { restConformance(t, c) })
	t.Run("Logs", func(t *testing.T) { logsConformance(t, c) })
	t.Run("Events", func(t *testing.T) { eventsConformance(t, c) })
}
