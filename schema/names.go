package schema

// names are some keys that were read last: golden cases have the same ones again
// and again, and need not have them in memory again and again.
type names struct {
	last [16]string
	next int
}

// of is name in memory of its own.
func (n *names) of(name []byte) string {
	for _, known := range n.last {
		if known == string(name) {
			return known
		}
	}
	own := string(name)
	n.last[n.next%len(n.last)] = own
	n.next++
	return own
}
