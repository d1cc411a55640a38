package function

import (
	"bytes"
	"fmt"
	"testing"
)

// What was cut stays as it was, whatever is cut or appended afterwards.
func TestSlab(t *testing.T) {
	var s slab
	var given [][]byte
	length := func(i int) int { return []int{0, 1, 300, 1023, 1024, 4000, slabSize, slabSize + 1, 2 * slabSize}[i%9] }
	text := func(i int) []byte { return bytes.Repeat([]byte{byte('a' + i%26)}, length(i)) }
	for i := range 500 {
		answer := s.cut(append(s.room(), text(i)...))
		if cap(answer) != len(answer) {
			t.Fatalf("an answer of %d bytes has room for %d", len(answer), cap(answer))
		}
		given = append(given, answer)
		_ = append(answer, "behind"...)
		_ = append(s.room(), "given up"...)
	}
	for i, answer := range given {
		if !bytes.Equal(answer, text(i)) {
			t.Errorf("answer %d of %d bytes has changed", i, length(i))
		}
	}
}

// Answers of the usual size are one allocation to many.
func TestSlabAllocates(t *testing.T) {
	var s slab
	text := []byte(fmt.Sprintf("%300d", 1))
	if got := testing.AllocsPerRun(10, func() {
		for range slabSize / len(text) {
			s.cut(append(s.room(), text...))
		}
	}); got > 2 {
		t.Errorf("%v allocations of %d answers", got, slabSize/len(text))
	}
}
