package engine

import "hash/maphash"

// places find a level by its name. They are a table of the levels' numbers with open
// addressing, which for 100,000 levels is a quarter of a map that has the names too,
// and stays in a processor's cache while it is filled.
type places struct {
	levels []string
	seed   maphash.Seed
	slots  []int32 // a level's number and 1; 0 is none. A power of two, at most half of it full.
}

// newPlaces makes the table; twice is the number of a level that was there before, or -1.
func newPlaces(levels []string) (p places, twice int) {
	size := 2
	for size < 2*len(levels) {
		size *= 2
	}
	p = places{levels, maphash.MakeSeed(), make([]int32, size)}
	for i, level := range levels {
		slot, there := placeOf(&p, maphash.String(p.seed, level), level)
		if there {
			return p, i
		}
		p.slots[slot] = int32(i + 1)
	}
	return p, -1
}

// placeOf is where the level of that name and hash is, or would be.
func placeOf[T string | []byte](p *places, hash uint64, name T) (slot int, there bool) {
	mask := len(p.slots) - 1
	for slot = int(hash) & mask; p.slots[slot] != 0; slot = (slot + 1) & mask {
		if p.levels[p.slots[slot]-1] == string(name) {
			return slot, true
		}
	}
	return slot, false
}

// of is the number of the level of that name.
func (p *places) of(name string) (level int, ok bool) {
	slot, there := placeOf(p, maphash.String(p.seed, name), name)
	return int(p.slots[slot]) - 1, there
}

// ofText is [places.of] of a text.
func (p *places) ofText(name []byte) (level int, ok bool) {
	slot, there := placeOf(p, maphash.Bytes(p.seed, name), name)
	return int(p.slots[slot]) - 1, there
}
