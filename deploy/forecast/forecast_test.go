package forecast

import (
	"math"
	"strings"
	"testing"
	"time"
)

// The billion rows of docs/scale.md.
var billion = Forecast{Objects: 100, Bytes: 11_000_000_000, Row: Row{Raw: 11, Item: 39, Answer: 143}, Sampled: 20000, PerBatch: 1152,
	Concurrency: 1000, Call: 100 * time.Millisecond, MemoryMB: 128, Architecture: "arm64"}

func TestFit(t *testing.T) {
	for _, c := range []struct {
		row         Row
		rows, bytes int
	}{
		{Row{Item: 38, Answer: 104}, 1476, 56120}, // 209,715 bytes / 142
		{Row{Item: 1, Answer: 1}, 5000, 104857},   // what a call takes
		{Row{Item: 300000, Answer: 9}, 1, 209708}, // Step Functions will say that it is too long
		{Row{Item: 100, Answer: 2000}, 99, 9986},
	} {
		if rows, bytes := Fit(c.row, 5000); rows != c.rows || bytes != c.bytes {
			t.Errorf("%+v: %d rows, %d bytes; want %d, %d", c.row, rows, bytes, c.rows, c.bytes)
		}
	}
}

// The sums are written out here by hand.
func TestCosts(t *testing.T) {
	f := billion
	if f.Rows() != 1e9 || f.Batches() != 868056+99 {
		t.Fatalf("%.0f rows, %.0f batches", f.Rows(), f.Batches())
	}
	for i, want := range []float64{
		868155 * 0.20 / 1e6,
		868155 * 0.100 * 0.125 * 0.0000133334,
		868155 * 1.00 / 1e6,
		868155 * 0.1 * 0.0625 * 0.06 / 3600,
		(868155 + 200) * 0.025 / 1000,
		(2*2713 + 300) * 0.005 / 1000,
		(2713 + 300) * 0.0004 / 1000,
	} {
		if got := f.Costs()[i].Dollars(); math.Abs(got-want) > 1e-9*want {
			t.Errorf("%s: %v; want %v", f.Costs()[i].What, got, want)
		}
	}
	if got := f.Time(); got != 869*100*time.Millisecond {
		t.Errorf("time %v", got)
	}
}

func TestLines(t *testing.T) {
	const want = `rows     about 1000000000: 10.2 GB at 11.0 bytes a row, by the first 20000
batches  868155 of 1152 rows: a row and its answer take 39 + 143 bytes of the 256.0 kB that a state hands on
time     1m27s of calls: 868155 x 100ms, 1000 at once; Step Functions' own pace comes on top
cost     about $23.02, at prices of us-east-1 of 2025; look them up
  Lambda requests                   $0.17 = 868155 calls x $2e-07 a call
  Lambda time                       $0.14 = 868155 x 0.100 s x 0.125 GB x $1.333e-05 a GB-s
  Step Functions, children          $0.87 = 868155 children x $1e-06 a child
  Step Functions, their time        $0.09 = 868155 x 0.1 s x 0.0625 GB x $1.667e-05 a GB-s
  Step Functions, transitions      $21.71 = 868155 + 2 for each of 100 executions x $2.5e-05 a transition
  S3 writes                         $0.03 = 5726 of results and manifests x $5e-06 a write
  S3 reads                        $0.0012 = 3013 of the data set and results x $4e-07 a read`
	if got := strings.Join(billion.Lines(), "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
