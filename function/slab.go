package function

// A slab is memory that answers are cut from, one behind the other. What is cut
// is given away and never touched again, so that many answers are one allocation.
type slab struct{ free []byte } // no length, all capacity

const (
	slabSize  = 16 << 10
	leastRoom = 1 << 10 // for an answer, of which most are some 300 bytes
)

// room is where the next answer is to be appended.
func (s *slab) room() []byte {
	if cap(s.free) < leastRoom {
		s.free = make([]byte, 0, slabSize)
	}
	return s.free
}

// cut gives away what was appended to room. What is appended to that in turn
// moves, as it has no capacity of its own.
func (s *slab) cut(answer []byte) []byte {
	n := len(answer)
	if n > cap(s.free) { // it has moved already, and the next one may be as long
		s.free = nil
	} else {
		s.free = s.free[n:n]
	}
	return answer[:n:n]
}
