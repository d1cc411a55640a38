package families

import (
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// turns lets several deployers make their calls one at a time, in an order that
// a seed decides: a call is sent only when all of them wait for their turn.
// Now and then the one that is next has been asleep for long: the clock jumps.
type turns struct {
	mu      sync.Mutex
	random  *rand.Rand
	waiting map[int]chan struct{} // by deployer
	busy    int                   // deployers that are neither waiting nor done
	jump    func(time.Duration)
}

// jumps is how rare a jump is, and nap how long: longer than any lease.
const (
	jumps = 40
	nap   = 30 * time.Minute
)

func newTurns(seed uint64, deployers int, jump func(time.Duration)) *turns {
	return &turns{random: rand.New(rand.NewPCG(seed, 1)), waiting: map[int]chan struct{}{}, busy: deployers, jump: jump}
}

// client sends the calls of deployer i, each at its turn.
func (t *turns) client(i int, next aws.HTTPClient) aws.HTTPClient { return inTurn{t, i, next} }

type inTurn struct {
	turns *turns
	i     int
	next  aws.HTTPClient
}

// Do waits for the turn and sends.
func (c inTurn) Do(r *http.Request) (*http.Response, error) {
	turn := make(chan struct{})
	c.turns.mu.Lock()
	c.turns.waiting[c.i] = turn
	c.turns.busy--
	c.turns.choose()
	c.turns.mu.Unlock()
	<-turn
	return c.next.Do(r)
}

// done says that a deployer makes no more calls.
func (t *turns) done() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.busy--
	t.choose()
}

// choose lets the next one send when nobody is busy; t.mu is held.
func (t *turns) choose() {
	if t.busy > 0 || len(t.waiting) == 0 {
		return
	}
	var ready []int
	for i := range 8 { // in a fixed order, for the seed's sake
		if t.waiting[i] != nil {
			ready = append(ready, i)
		}
	}
	if t.random.IntN(jumps) == 0 {
		t.jump(nap)
	}
	i := ready[t.random.IntN(len(ready))]
	turn := t.waiting[i]
	delete(t.waiting, i)
	t.busy++
	close(turn)
}
