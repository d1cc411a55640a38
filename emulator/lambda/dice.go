package lambda

import (
	"math/rand/v2"
	"sync"
)

// dice gives numbers of [0, 1): the same ones for the same seed, or others each
// time for 0. It is safe for concurrent use.
func dice(seed uint64) func() float64 {
	if seed == 0 {
		return rand.Float64
	}
	var mu sync.Mutex
	r := rand.New(rand.NewPCG(seed, seed))
	return func() float64 {
		mu.Lock()
		defer mu.Unlock()
		return r.Float64()
	}
}
