package batch

import "bytes"

// wholeRecords are the records of CSV that end in text.
func wholeRecords(text []byte, quoted, ended bool) int {
	if !quoted || ended {
		return wholeLines(text, false, ended)
	}
	whole := 0
	for {
		n := record(text[whole:])
		if n == 0 {
			return whole
		}
		whole += n
	}
}

// record is the length of the first record of text with its line's end, 0 where that
// is not in it. It ends where encoding/csv, which has to read it, ends it: a quote
// where none may be makes its line the last one of a bad record.
func record(text []byte) int {
	at := 0
	for {
		if at < len(text) && text[at] == '"' {
			end, more := quotedCell(text, at)
			if !more {
				return end
			}
			at = end
			continue
		}
		line := bytes.IndexByte(text[at:], '\n')
		if line < 0 {
			return 0
		}
		comma := bytes.IndexByte(text[at:at+line], ',')
		if comma < 0 || bytes.IndexByte(text[at:at+comma], '"') >= 0 {
			return at + line + 1
		}
		at += comma + 1
	}
}

// quotedCell is the place behind the quoted cell at text[at] and its comma; more is
// false where the record ends there, at 0 where its end is not in text.
func quotedCell(text []byte, at int) (end int, more bool) {
	at++
	for {
		quote := bytes.IndexByte(text[at:], '"')
		if quote < 0 {
			return 0, false
		}
		at += quote + 1
		switch {
		case at < len(text) && text[at] == '"':
			at++
		case at < len(text) && text[at] == ',':
			return at + 1, true
		default: // the line's end, or a quote where none may be
			line := bytes.IndexByte(text[at:], '\n')
			if line < 0 {
				return 0, false
			}
			return at + line + 1, false
		}
	}
}
