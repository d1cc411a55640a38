package task

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// since is how long ago SINCE says, such as 30m, 24h or 7d; otherwise where it
// is not set.
func (r *Run) since(otherwise time.Duration) (time.Duration, error) {
	if r.Since == "" {
		return otherwise, nil
	}
	if days, ok := strings.CutSuffix(r.Since, "d"); ok {
		if n, err := strconv.ParseUint(days, 10, 16); err == nil && n > 0 && n <= 36500 {
			return time.Duration(n) * 24 * time.Hour, nil
		}
	}
	since, err := time.ParseDuration(r.Since)
	if err != nil || since <= 0 {
		return 0, fmt.Errorf("SINCE=%s is not a while ago; give it as 30m, 24h or 7d", r.Since)
	}
	return since, nil
}
