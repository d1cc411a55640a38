package batch

import (
	"bytes"
	"context"
	"io"
	"testing"

	"serverless-poc/converter/internal/sample"
)

// applicants is CSV for the admissions model.
func applicants(t testing.TB, rows int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := sample.Applicants(&b, rows); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// BenchmarkCSV is a row from CSV to CSV, on one worker.
func BenchmarkCSV(b *testing.B) {
	const rows = 100000
	m, text := convert(b, sample.Admission(b)).Model, applicants(b, rows)
	b.SetBytes(int64(len(text) / rows))
	b.ReportAllocs()
	b.ResetTimer()
	for done := 0; done < b.N; done += rows {
		n := min(rows, b.N-done)
		in := Input{Reader: bytes.NewReader(text[:len(text)*n/rows]), Format: CSV}
		if _, err := Run(context.Background(), Job{Model: m, In: in, To: CSV, Out: io.Discard, Answers: []string{"link", "response"}, Rejects: io.Discard, Workers: 1}); err != nil {
			b.Fatal(err)
		}
	}
}
