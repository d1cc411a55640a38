package apigateway

import (
	"sync"
	"time"
)

// buckets are the token buckets of throttling, by plan, key and method. They
// live as long as the emulator.
type buckets struct {
	mu  sync.Mutex
	all map[string]*bucket
}

// bucket holds burst tokens at most and gains rate tokens a second.
type bucket struct {
	tokens float64
	last   time.Time
}

// take takes one token from each of the buckets that bound a request, or from
// none of them if one is empty.
func (b *buckets) take(now time.Time, bounds map[string]*throttle) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for name, t := range bounds {
		one := b.all[name]
		if one == nil {
			one = &bucket{tokens: float64(t.Burst), last: now}
			put(&b.all, name, one)
		}
		gained := t.Rate * max(now.Sub(one.last).Seconds(), 0)
		one.tokens, one.last = min(one.tokens+gained, float64(t.Burst)), now
	}
	for name := range bounds {
		if b.all[name].tokens < 1 {
			return false
		}
	}
	for name := range bounds {
		b.all[name].tokens--
	}
	return true
}
