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
type stageThrottle struct {
	rate  float64
	burst int
}

// openThrottle is the one that the stage should have.
func (d *Deployer) openThrottle() stageThrottle {
	t := d.stack.API.Throttle
	return stageThrottle{float64(max(openRate, t.Rate)), max(openBurst, t.Burst)}
}

func (t stageThrottle) String() string {
	return fmt.Sprintf("%s a second, %d at once, each method", t.rateText(), t.burst)
}

func (t stageThrottle) rateText() string { return strconv.FormatFloat(t.rate, 'f', -1, 64) }

// patches set it for all methods of a stage.
func (t stageThrottle) patches() []types.PatchOperation {
	return []types.PatchOperation{
		patch(types.OpReplace, "/*/*/throttling/rateLimit", t.rateText()),
		patch(types.OpReplace, "/*/*/throttling/burstLimit", strconv.Itoa(t.burst)),
	}
}

// throttleOf is what a stage has, "" where it has none of its own.
func throttleOf(s *types.Stage) string {
	m, ok := s.MethodSettings["*/*"]
	if !ok {
		return ""
	}
	return stageThrottle{m.ThrottlingRateLimit, int(m.ThrottlingBurstLimit)}.String()
}
