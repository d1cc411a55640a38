package bench

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestSeries(t *testing.T) {
	for _, test := range []struct {
		s      Series
		median float64
		text   string
	}{
		{Series{3, 1, 2}, 2, "1.00 / 2.00 / 3.00"},
		{Series{40, 10, 20, 1000}, 30, "10.0 / 30.0 / 1000"},
		{Series{0.01234}, 0.01234, "0.012"},
	} {
		if got := test.s.Median(); got != test.median {
			t.Errorf("median of %v: %v, want %v", []float64(test.s), got, test.median)
		}
		if got := test.s.String(); got != test.text {
			t.Errorf("%v: %q, want %q", []float64(test.s), got, test.text)
		}
	}
}

func TestVerdict(t *testing.T) {
	for _, test := range []struct {
		name, want, measured string
		row                  Row
	}{
		{"ratio", "met", "2.00 x", Row{Most: 2, Base: Series{1, 1, 1}, Ours: Series{2, 2, 9}}},
		{"ratio too large", "not met", "2.10 x", Row{Most: 2, Base: Series{1}, Ours: Series{2.1}}},
		{"ratio without a goal", "measured", "5.00 x", Row{Base: Series{1}, Ours: Series{5}}},
		{"bound", "met", "3.00 allocations", Row{Bounds: []Bound{{Name: "allocations", Is: 3, Most: 3}}}},
		{"bound passed", "not met", "1.00 x, 4.00 allocations", Row{Most: 2, Base: Series{1}, Ours: Series{1}, Bounds: []Bound{{Name: "allocations", Is: 4, Most: 3}}}},
		{"skipped", "SKIPPED", "no R; apt install r-base-core", Row{Most: 2, Skipped: "no R; apt install r-base-core"}},
	} {
		if got := test.row.Verdict(); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
		if got := test.row.measured(); got != test.measured {
			t.Errorf("%s: %q, want %q", test.name, got, test.measured)
		}
	}
}

func TestInTurn(t *testing.T) {
	var order []string
	run := func(name string, x float64) func() (float64, error) {
		return func() (float64, error) { order = append(order, name); x++; return x, nil }
	}
	all, err := inTurn(2, run("a", 0), run("b", 10))
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"a", "b", "a", "b", "a", "b"}; !slices.Equal(order, want) {
		t.Errorf("the order is %v", order)
	}
	if !slices.Equal(all[0], Series{2, 3}) || !slices.Equal(all[1], Series{12, 13}) { // the first round warms up
		t.Errorf("found %v", all)
	}
	broken := errors.New("broken")
	if _, err := inTurn(1, func() (float64, error) { return 0, broken }); !errors.Is(err, broken) {
		t.Errorf("found %v", err)
	}
}

func TestFill(t *testing.T) {
	const page = "# Page\n\n<!-- bench:goals -->\nold\n<!-- /bench:goals -->\nbelow\n"
	got, err := Fill(page, "goals", "new\n")
	if want := "# Page\n\n<!-- bench:goals -->\nnew\n<!-- /bench:goals -->\nbelow\n"; got != want || err != nil {
		t.Errorf("found %q, %v", got, err)
	}
	if _, err := Fill(page, "figures", ""); err == nil || !strings.Contains(err.Error(), `"<!-- bench:figures -->"`) {
		t.Errorf("found %v", err)
	}
}

func TestMicroRow(t *testing.T) {
	m := micro{bench: "BenchmarkX", base: "floor", ours: "100000", most: 1.5, allocations: 0, per: 100}
	row, err := m.row(map[string]*sample{
		"BenchmarkX/floor":  {Series{10, 10}, Series{0, 0}},
		"BenchmarkX/100000": {Series{1000, 1200}, Series{0, 1}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if row.Ratio() != 1.1 || row.Met() || row.Bounds[0].Is != 1 {
		t.Errorf("found %+v", row)
	}
	if _, err := m.row(nil); err == nil {
		t.Error("a benchmark that is not there is no figure")
	}
}

// The goals name benchmarks of other modules, which may not go away unseen.
func TestGoalsHaveTheirBenchmarks(t *testing.T) {
	want := map[string][]string{"function": {"BenchmarkWarm"}}
	for _, m := range answers {
		want[m.module] = append(want[m.module], m.bench)
	}
	for _, c := range Curves() {
		want[c.module] = append(want[c.module], c.bench)
	}
	for module, names := range want {
		files, err := filepath.Glob(filepath.Join("..", "..", module, "*_test.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v, %d files", module, err, len(files))
		}
		var all strings.Builder
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(data)
		}
		for _, name := range names {
			if !strings.Contains(all.String(), "\nfunc "+name+"(b *testing.B) {") {
				t.Errorf("%s has no %s", module, name)
			}
		}
	}
}

func TestPeer(t *testing.T) {
	p := peer{program: "node", install: "apt-get install -y nodejs", script: "closed.mjs"}
	if why := p.here(); why != "" {
		t.Skip(why)
	}
	found, err := p.measure(t.Context(), &Lab{Root: filepath.Join("..", "..")})
	if err != nil || len(found) != 1 || found["answer"] <= 0 {
		t.Errorf("found %v, %v", found, err)
	}
	if got, want := (&peer{program: "no-such-program", install: "get it"}).here(), "no-such-program is not here; get it"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestPicture(t *testing.T) {
	picture, err := Curve{Title: "Scoring", X: "levels"}.picture(spread{{10, Series{20, 22, 30}}, {1000, Series{21, 22, 23}}, {100000, Series{20, 24, 40}}})
	if err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(strings.NewReader(string(picture)))
	for {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"Scoring", "levels", "nanoseconds", "100000"} {
		if !strings.Contains(string(picture), want) {
			t.Errorf("the picture has no %q", want)
		}
	}
}

func TestDecades(t *testing.T) {
	for _, test := range []struct{ low, high, from, to float64 }{{20, 24, 10, 1000}, {3, 40000, 1, 100000}, {10, 1000, 10, 1000}} {
		if from, to := decades(test.low, test.high); from != test.from || to != test.to {
			t.Errorf("%v to %v: %v to %v, want %v to %v", test.low, test.high, from, to, test.from, test.to)
		}
	}
}
