package forecast

import (
	"fmt"
	"math"
	"time"

	"serverless-poc/internal/human"
)

// Limits of a state's input and output (Step Functions: "Service quotas"), of which
// a fifth is left for rows that are longer than those that were looked at.
const (
	payload = 256 << 10
	usable  = payload * 4 / 5
)

// A Row is what a row takes, in bytes: in the data set, as JSON, and its answer's JSON.
type Row struct{ Raw, Item, Answer float64 }

// Fit is how many rows a batch may have, and how many bytes of JSON they may take:
// the output of a child holds its rows and their answers. Most is what one call
// of the function takes.
func Fit(r Row, most int) (rows, bytes int) {
	rows = min(most, int(usable/(r.Item+r.Answer)))
	return max(rows, 1), int(usable * r.Item / (r.Item + r.Answer))
}

// A Forecast is a run before it begins.
type Forecast struct {
	Objects      int
	Bytes        int64 // of the data set
	Row          Row
	Sampled      int // rows that were looked at
	PerBatch     int
	Concurrency  int
	Call         time.Duration // of a full batch
	MemoryMB     int
	Architecture string
}

// Rows is about how many there are.
func (f *Forecast) Rows() float64 { return math.Ceil(float64(f.Bytes) / f.Row.Raw) }

// Batches is about how many there will be: each object has a last one that is not full.
func (f *Forecast) Batches() float64 {
	return math.Ceil(f.Rows()/float64(f.PerBatch)) + float64(f.Objects-1)
}

// Time is how long the calls take when so many run at once. How fast Step
// Functions reads and starts children is not in it.
func (f *Forecast) Time() time.Duration {
	return time.Duration(math.Ceil(f.Batches()/float64(f.Concurrency)) * float64(f.Call))
}

// A Cost is so many of something at a price.
type Cost struct {
	Price
	Units float64
	How   string
}

// Dollars is what it comes to.
func (c Cost) Dollars() float64 { return c.Units * c.Each }

// Costs are all of them. Lambda bills milliseconds, a child of Step Functions a
// tenth of a second; each child is a transition of the execution that starts it.
// What is written of results is read and written once more when they are sorted.
func (f *Forecast) Costs() []Cost {
	n, s := f.Batches(), f.Call.Seconds()
	gb := float64(f.MemoryMB) / 1024
	lambda := lambdaX86
	if f.Architecture == "arm64" {
		lambda = lambdaARM
	}
	billed := math.Max(math.Ceil(s*10)/10, 0.1)
	files := math.Ceil(f.Rows() * (f.Row.Item + f.Row.Answer) / (64 << 20))
	writes, reads := 2*files+3*float64(f.Objects), files+3*float64(f.Objects)
	return []Cost{
		{lambdaCall, n, fmt.Sprintf("%.0f calls", n)},
		{lambda, n * s * gb, fmt.Sprintf("%.0f x %.3f s x %.3g GB", n, s, gb)},
		{expressRun, n, fmt.Sprintf("%.0f children", n)},
		{expressTime, n * billed * expressChunk, fmt.Sprintf("%.0f x %.1f s x %g GB", n, billed, expressChunk)},
		{transition, n + 2*float64(f.Objects), fmt.Sprintf("%.0f + 2 for each of %d executions", n, f.Objects)},
		{s3Put, writes, fmt.Sprintf("%.0f of results and manifests", writes)},
		{s3Get, reads, fmt.Sprintf("%.0f of the data set and results", reads)},
	}
}

// Dollars is the sum.
func (f *Forecast) Dollars() float64 {
	sum := 0.0
	for _, c := range f.Costs() {
		sum += c.Dollars()
	}
	return sum
}

// Lines are the forecast in words.
func (f *Forecast) Lines() []string {
	lines := []string{
		fmt.Sprintf("rows     about %.0f: %s at %.1f bytes a row, by the first %d", f.Rows(), human.Size(int(f.Bytes)), f.Row.Raw, f.Sampled),
		fmt.Sprintf("batches  %.0f of %d rows: a row and its answer take %.0f + %.0f bytes of the %s that a state hands on", f.Batches(), f.PerBatch, f.Row.Item, f.Row.Answer, human.Size(payload)),
		fmt.Sprintf("time     %s of calls: %.0f x %s, %d at once; Step Functions' own pace comes on top", brief(f.Time()), f.Batches(), brief(f.Call), f.Concurrency),
		fmt.Sprintf("cost     about %s, at prices of %s of %s; look them up", Money(f.Dollars()), region, dated),
	}
	for _, c := range f.Costs() {
		lines = append(lines, fmt.Sprintf("  %-28s %10s = %s x $%.4g a %s", c.What, Money(c.Dollars()), c.How, c.Each, c.Per))
	}
	return lines
}

// Money writes dollars with as many digits as say something.
func Money(d float64) string {
	switch {
	case d >= 0.01 || d == 0:
		return fmt.Sprintf("$%.2f", d)
	}
	return fmt.Sprintf("$%.2g", d)
}

// brief is a duration for people: 12ms, 1.5s, 3m20s.
func brief(d time.Duration) string {
	switch {
	case d < time.Second:
		return d.Round(time.Millisecond).String()
	case d < time.Minute:
		return d.Round(100 * time.Millisecond).String()
	}
	return d.Round(time.Second).String()
}
