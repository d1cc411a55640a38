package schema

import (
	"math"
	"time"
)

// Day is the day that is n days after 1970-01-01, such as 2006-01-02: R's Date, a
// part of a day left out.
func Day(n Number) string {
	return time.Unix(0, 0).UTC().AddDate(0, 0, int(math.Floor(float64(n)))).Format(time.DateOnly)
}
