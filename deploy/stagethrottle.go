package deploy

import (
	"fmt"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/service/apigateway/types"
)

// What the page and health are bounded by, each for all its callers together,
// as no key bounds them. A key's own rate is never bounded by it.
const (
	openRate  = 50
	openBurst = 100
)

// A stageThrottle bounds each method of the stage.
type stageThrottle struct{ rate, burst int }

// openThrottle is the one that the stage should have.
func (d *Deployer) openThrottle() stageThrottle {
	t := d.stack.API.Throttle
	return stageThrottle{max(openRate, t.Rate), max(openBurst, t.Burst)}
}

func (t stageThrottle) String() string {
	return fmt.Sprintf("%d a second, %d at once, each method", t.rate, t.burst)
}

// patches set it for all methods of a stage.
func (t stageThrottle) patches() []types.PatchOperation {
	return []types.PatchOperation{
		patch(types.OpReplace, "/*/*/throttling/rateLimit", strconv.Itoa(t.rate)),
		patch(types.OpReplace, "/*/*/throttling/burstLimit", strconv.Itoa(t.burst)),
	}
}

// throttleOf is what a stage has, "" where it has none of its own.
func throttleOf(s *types.Stage) string {
	m, ok := s.MethodSettings["*/*"]
	if !ok {
		return ""
	}
	return fmt.Sprintf("%g a second, %d at once, each method", m.ThrottlingRateLimit, m.ThrottlingBurstLimit)
}
