package bench

import (
	"bufio"
	"errors"
	"math/rand/v2"
	"os"
	"strconv"
)

// writeApplicants writes CSV for the admissions model, drawn from the ranges it was
// fitted on: the same rows at each run.
func writeApplicants(name string, rows int) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(file, 1<<20)
	_, err = w.WriteString("gre,gpa,rank\n")
	r := rand.New(rand.NewPCG(6, 2026))
	for i := 0; i < rows && err == nil; i++ {
		b := strconv.AppendInt(w.AvailableBuffer(), int64(220+20*r.IntN(30)), 10)
		b = strconv.AppendFloat(append(b, ','), float64(226+r.IntN(175))/100, 'f', -1, 64)
		_, err = w.Write(append(b, ',', byte('1'+r.IntN(4)), '\n'))
	}
	return errors.Join(err, w.Flush(), file.Close())
}
