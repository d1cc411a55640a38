package batch

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"serverless-poc/converter/internal/sample"
	"serverless-poc/engine"
	"serverless-poc/schema"
)

// convertFile scores file to file, keeping columns.
func convertFile(t *testing.T, m *engine.Model, from, to string, columns ...string) {
	t.Helper()
	in, err := Open(from, Auto)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := Create(to)
	if err != nil {
		t.Fatal(err)
	}
	format, err := FormatOf(to)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Run(context.Background(), Job{Model: m, In: in, To: format, Out: out, Columns: columns}); err != nil {
		t.Fatalf("%s to %s: %v", filepath.Base(from), filepath.Base(to), err)
	}
	if err := out.Commit(); err != nil {
		t.Fatal(err)
	}
}

// TestFormatsGiveTheSameNumbers sends rows from CSV through every format and packing:
// what comes back is the CSV that one run makes, to the byte, numbers to the bit.
func TestFormatsGiveTheSameNumbers(t *testing.T) {
	m := convert(t, sample.Admission(t)).Model
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	rows := append(applicants(t, 9000), "8e2,3.3000000000000003,4\n0.1,1e-300,2\n"...)
	if err := os.WriteFile(at("rows.csv"), rows, 0o600); err != nil {
		t.Fatal(err)
	}
	kept := []string{"gre", "gpa", "rank"}
	convertFile(t, m, at("rows.csv"), at("want.csv"), kept...)
	want, err := os.ReadFile(at("want.csv"))
	if err != nil {
		t.Fatal(err)
	}
	want = bytes.Replace(want, []byte("\n8e2,"), []byte("\n800,"), 1) // a number elsewhere
	for _, end := range []string{"csv.gz", "csv.zst", "parquet"} {
		convertFile(t, m, at("rows.csv"), at("way."+end), kept...)
		convertFile(t, m, at("way."+end), at("back.csv"), kept...)
		got, err := os.ReadFile(at("back.csv"))
		if err != nil {
			t.Fatal(err)
		}
		got = bytes.Replace(got, []byte("\n8e2,"), []byte("\n800,"), 1)
		if !bytes.Equal(got, want) {
			t.Errorf("by way of %s something else comes back: %s", end, firstDifference(got, want))
		}
	}
}

// firstDifference shows the first lines that differ.
func firstDifference(got, want []byte) string {
	a, b := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "got " + a[i] + ", want " + b[i]
		}
	}
	return "one ends before the other"
}

// TestGoldenCasesByWayOfEveryFormat writes R's rows of every fixture in each format and
// holds what is scored against R's numbers.
func TestGoldenCasesByWayOfEveryFormat(t *testing.T) {
	names := []string{"admission-seed", "predictor-logical", "predictor-character", "formula-date", "mlm", "polr", "coxph", "names-unicode", "hurdle-negbin", "rq-several"}
	for _, f := range sample.Fixtures(t) {
		if !slices.Contains(names, f.Name) {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			c := convert(t, f.Coefficients)
			var rows bytes.Buffer
			var cases []schema.Case
			for _, k := range c.Artefact.Cases {
				if _, err := c.Model.Bind(k.Input); err == nil && k.Served().Reject == nil {
					cases = append(cases, k)
					rows.Write(append(encoded(k.Input), '\n'))
				}
			}
			folder := t.TempDir()
			at := func(name string) string { return filepath.Join(folder, name) }
			if err := os.WriteFile(at("rows.ndjson"), rows.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
			var columns []string
			for _, p := range c.Artefact.Predictors {
				columns = append(columns, p.Name)
			}
			for _, end := range []string{"csv", "parquet", "csv.gz"} {
				convertFile(t, c.Model, at("rows.ndjson"), at("way."+end), columns...)
				convertFile(t, c.Model, at("way."+end), at("scored.ndjson.zst"))
				for i, line := range unpackedLines(t, at("scored.ndjson.zst")) {
					got, err := schema.Decode[schema.Scored](line)
					if err != nil {
						t.Fatal(err)
					}
					expect := cases[i].Expect.Unasked()
					k := cases[i]
					k.Expect = &expect
					got.Ignored = nil
					for _, mismatch := range c.Model.Compare(k, *got) {
						t.Errorf("by way of %s: %v", end, mismatch)
					}
				}
			}
		})
	}
}

func unpackedLines(t *testing.T, name string) [][]byte {
	t.Helper()
	in, err := Open(name, Auto)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	s, err := in.open(&Job{Meter: &Meter{}})
	if err != nil {
		t.Fatal(err)
	}
	var lines [][]byte
	b := &block{}
	for b.clear(); s.next(b) == nil; b.clear() {
		for line := range bytes.Lines(b.text) {
			lines = append(lines, bytes.Clone(line))
		}
	}
	return lines
}
