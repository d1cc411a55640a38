package engine

import (
	"strconv"

	"serverless-poc/schema"
)

// readNumber takes a number, or a string that is a decimal number.
func readNumber(v schema.Value) (float64, string) {
	switch {
	case v.Kind() == schema.KindNumber:
		return v.Float(), ""
	case v.Kind() == schema.KindBool:
		return notANumber, "is not a number"
	case !decimal(v.Text()):
		return notANumber, "is not a number"
	}
	f, err := strconv.ParseFloat(v.Text(), 64)
	if err != nil {
		return notANumber, "is beyond the range of a double"
	}
	return f, ""
}

// decimal says whether s is ^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$, which
// leaves out what strconv also reads: hexadecimal, underscores, nan and
// infinity, surrounding blanks.
func decimal(s string) bool {
	s = unsigned(s)
	whole := digits(s)
	s = s[whole:]
	fraction := 0
	if s != "" && s[0] == '.' {
		fraction = digits(s[1:])
		s = s[1+fraction:]
	}
	if whole+fraction == 0 {
		return false
	}
	if s == "" {
		return true
	}
	if s[0] != 'e' && s[0] != 'E' {
		return false
	}
	s = unsigned(s[1:])
	return s != "" && digits(s) == len(s)
}

// unsigned is s without its sign.
func unsigned(s string) string {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		return s[1:]
	}
	return s
}

// digits counts the digits that s begins with.
func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
