package task

import (
	"cmp"
	"os"
	"slices"
	"strings"
	"sync"

	"serverless-poc/converter"
	"serverless-poc/engine"
)

// A battery is a run of random models: what became of each, and whatever
// disagrees with R.
type battery struct {
	say      func(format string, args ...any)
	mu       sync.Mutex
	outcomes map[string]int // exported, refused, unfit, failed
	reasons  map[string]int // of refusals
	classes  map[string]int // of the models replayed
	numbers  int
	equal    int
	worst    float64
	misses   int
}

func (b *battery) outcome(id, what, call, why string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.outcomes[what]++
	switch what {
	case "refused":
		b.reasons[theme(why)]++
	case "failed":
		b.miss("%s: %s: the export stops with: %s", id, call, why)
	}
}

// miss says at once what disagrees.
func (b *battery) miss(format string, args ...any) {
	b.misses++
	b.say("MISS      "+format, args...)
}

// theme is a refusal without what it quotes.
func theme(why string) string {
	if i := strings.LastIndex(why, ": "); i >= 0 {
		why = why[i+2:]
	}
	return why
}

// replay proves one document.
func (b *battery) replay(file, id, call string) {
	data, err := os.ReadFile(file)
	var c *converter.Converted
	if err == nil {
		c, err = converter.Convert(data)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if err != nil {
		b.miss("%s: %s: %v", id, call, err)
		return
	}
	b.classes[c.Artefact.Class[0]]++
	c.Model.Measure(func(m engine.Measurement) {
		b.numbers++
		if m.Equal() {
			b.equal++
		}
		b.worst = max(b.worst, m.Error())
	})
}

func (b *battery) progress(r *Run, count int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	done := 0
	for _, n := range b.outcomes {
		done += n
	}
	if done/1000 > (done-count)/1000 {
		r.say("battery   %d drawn, %d exported, %d disagreements", done, b.outcomes["exported"], b.misses)
	}
}

func (b *battery) print(r *Run) {
	drawn := 0
	for _, n := range b.outcomes {
		drawn += n
	}
	fitted := drawn - b.outcomes["unfit"]
	r.say("battery   %d drawn, %d that R itself cannot fit, %d exported and scored, %d refused (%.1f%% of the fits), %d stopped",
		drawn, b.outcomes["unfit"], b.outcomes["exported"], b.outcomes["refused"], 100*float64(b.outcomes["refused"])/float64(max(1, fitted)), b.outcomes["failed"])
	for _, c := range ranked(b.classes) {
		r.say("          %6d of class %s", b.classes[c], c)
	}
	for _, why := range ranked(b.reasons) {
		r.say("          %6d refused: %s", b.reasons[why], why)
	}
	r.say("          %d numbers compared, %.4g%% to the bit, largest error %.3g of the tolerance, %d disagreements",
		b.numbers, 100*float64(b.equal)/float64(max(1, b.numbers)), b.worst, b.misses)
}

// ranked lists the keys of counts, the largest first.
func ranked(counts map[string]int) []string {
	var keys []string
	for key := range counts {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(counts[b]-counts[a], strings.Compare(a, b)) })
	return keys
}
