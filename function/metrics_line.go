package function

// appendDistribution appends the members of a [schema.Distribution] of what t has
// counted, each behind a comma, as [schema.Append] writes them.
func (t *tally) appendDistribution(b []byte) []byte {
	b = appendCount(append(b, `,"rows":`...), t.rows)
	b = appendCount(append(b, `,"refused":`...), t.refused)
	if t.rows > 0 {
		b = t.appendScored(b)
	}
	return t.appendFound(b, `,"unseen":`, t.unseen)
}

// appendScored appends what t has of rows that were scored.
func (t *tally) appendScored(b []byte) []byte {
	b, at := begin(b, `,"predictors":`)
	for _, i := range t.byName {
		if c := &t.columns[i]; c.bins > 0 {
			b = appendCounts(append(b, c.key...), t.bins[i])
		}
	}
	b = at.end(b)
	if len(t.response) > 0 {
		b = appendCounts(append(b, `,"response":`...), t.response)
	}
	if total(t.classes) > 0 {
		b, at = begin(b, `,"classes":`)
		for _, i := range t.byClass {
			b = appendCount(append(b, t.classKeys[i]...), t.classes[i])
		}
		b = at.end(b)
	}
	return t.appendFound(b, `,"out_of_range":`, t.beyond)
}

// appendFound appends a member with the counts that are not zero, by predictor;
// nothing where there are none.
func (t *tally) appendFound(b []byte, key string, counts []int) []byte {
	if total(counts) == 0 {
		return b
	}
	b, at := begin(b, key)
	for _, i := range t.byName {
		if counts[i] != 0 {
			b = appendCount(append(b, t.columns[i].key...), counts[i])
		}
	}
	return at.end(b)
}

// appendCounts appends an array.
func appendCounts(b []byte, counts []int) []byte {
	for i, n := range counts {
		mark := byte(',')
		if i == 0 {
			mark = '['
		}
		b = appendCount(append(b, mark), n)
	}
	return append(b, ']')
}

// Braces are where an object and its members begin, each of which is behind a comma.
type braces struct{ key, members int }

// begin appends the key of an object.
func begin(b []byte, key string) ([]byte, braces) {
	return append(b, key...), braces{len(b), len(b) + len(key)}
}

// end closes them; an object without members is left out.
func (at braces) end(b []byte) []byte {
	if len(b) == at.members {
		return b[:at.key]
	}
	b[at.members] = '{' // instead of the first comma
	return append(b, '}')
}
