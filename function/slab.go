package function

// A slab is memory that answers are cut from, one behind the other. What is cut
// is given away and never touched again, so that many answers are one allocation.
type slab struct {
	memory []byte
	given  int // of it, from its beginning
}

const (
	slabSize  = 16 << 10
	leastRoom = 1 << 10 // for an answer, of which most are some 300 bytes
)

// room is where the next answer is to be appended.
func (s *slab) room() []byte {
	if len(s.memory)-s.given < leastRoom {
		s.memory, s.given = make([]byte, slabSize), 0
	}
	return s.memory[s.given:s.given]
}

// cut gives away what was appended to room. What is appended to that in turn
// moves, as it has no capacity of its own.
func (s *slab) cut(answer []byte) []byte {
	n := len(answer)
	s.given += n // where the answer is longer than the room, it has moved, and a new slab comes next
	return answer[:n:n]
}
