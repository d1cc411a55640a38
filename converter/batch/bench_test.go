package batch

import (
	"bytes"
	"context"
	"io"
	"strconv"
	"testing"
)

// applicants is CSV for the admissions model.
func applicants(rows int) []byte {
	b := []byte("gre,gpa,rank\n")
	for i := range rows {
		b = strconv.AppendInt(b, int64(220+20*(i*7%30)), 10)
		b = append(strconv.AppendFloat(append(b, ','), float64(226+i*13%175)/100, 'f', -1, 64), ',', byte('1'+i%4), '\n')
	}
	return b
}

// BenchmarkCSV is a row from CSV to CSV, on one worker.
func BenchmarkCSV(b *testing.B) {
	const rows = 100000
	m, text := convert(b, admission(b)).Model, applicants(rows)
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
