package apigateway

import "strconv"

// methodSetting is what a stage says of a method, or of all: "*/*". Of it only
// the throttle is served.
type methodSetting struct {
	Metrics      bool    `json:"metricsEnabled"`
	DataTrace    bool    `json:"dataTraceEnabled"`
	Burst        int     `json:"throttlingBurstLimit"`
	Rate         float64 `json:"throttlingRateLimit"`
	Caching      bool    `json:"cachingEnabled"`
	CacheSeconds int     `json:"cacheTtlInSeconds"`
	Encrypted    bool    `json:"cacheDataEncrypted"`
	Authorize    bool    `json:"requireAuthorizationForCacheControl"`
	Strategy     string  `json:"unauthorizedCacheControlHeaderStrategy"`
}

// allMethods is the key of the settings that hold for every method of a stage.
const allMethods = "*/*"

// patchThrottle sets one of the two limits of all methods; the other is the
// account's until it is set, too.
func (st *stage) patchThrottle(p patch, limit string) error {
	if p.Op != "replace" {
		return p.refuse("/*/*/throttling/rateLimit", "/*/*/throttling/burstLimit")
	}
	v, err := strconv.ParseFloat(p.Value, 64)
	if err != nil || v < 0 {
		return invalid("Invalid throttling limit %q specified for %s", p.Value, p.Path)
	}
	one := st.Settings[allMethods]
	if one == nil {
		one = &methodSetting{Burst: 5000, Rate: 10000, CacheSeconds: 300, Authorize: true, Strategy: "SUCCEED_WITH_RESPONSE_HEADER"}
		put(&st.Settings, allMethods, one)
	}
	switch limit {
	case "rateLimit":
		one.Rate = v
	case "burstLimit":
		one.Burst = int(v)
	default:
		return lacking("UpdateStage of " + p.Path)
	}
	return nil
}

// throttle bounds each method of the stage by itself; nil is no bound.
func (st *stage) throttle() *throttle {
	one := st.Settings[allMethods]
	if one == nil {
		return nil
	}
	return &throttle{Burst: one.Burst, Rate: one.Rate}
}
