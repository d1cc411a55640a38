package schema

import (
	"bytes"
	"strconv"
	"unicode/utf16"
)

// loneSurrogate is the offset of the first \u escape in data that is half a
// surrogate pair, or -1. encoding/json would silently read it as U+FFFD, and
// two different levels could become one.
func loneSurrogate(data []byte) int {
	for i := 0; i < len(data); i++ {
		next := bytes.IndexByte(data[i:], '\\')
		if next < 0 {
			return -1
		}
		i += next
		first, ok := escaped(data[i:])
		switch {
		case !ok:
			i++ // the escaped character, which may be another backslash
		case !utf16.IsSurrogate(first):
			i += 5
		default:
			second, ok := escaped(data[i+6:])
			if !ok || utf16.DecodeRune(first, second) == '\uFFFD' {
				return i
			}
			i += 11
		}
	}
	return -1
}

// escaped reads the \uXXXX that b starts with.
func escaped(b []byte) (rune, bool) {
	if len(b) < 6 || b[0] != '\\' || b[1] != 'u' {
		return 0, false
	}
	code, err := strconv.ParseUint(string(b[2:6]), 16, 16)
	return rune(code), err == nil
}
