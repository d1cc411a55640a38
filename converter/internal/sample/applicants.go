package sample

import (
	"bufio"
	"io"
	"strconv"
)

// Applicants writes CSV for the admissions model.
func Applicants(to io.Writer, rows int) error {
	w := bufio.NewWriterSize(to, 1<<20)
	_, err := w.WriteString("gre,gpa,rank\n")
	for i := 0; i < rows && err == nil; i++ {
		b := strconv.AppendInt(w.AvailableBuffer(), int64(220+20*(i*7%30)), 10)
		b = strconv.AppendFloat(append(b, ','), float64(226+i*13%175)/100, 'f', -1, 64)
		_, err = w.Write(append(b, ',', byte('1'+i%4), '\n'))
	}
	if err != nil {
		return err
	}
	return w.Flush()
}
