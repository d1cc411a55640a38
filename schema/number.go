package schema

import (
	"errors"
	"fmt"
	"math"
	"strconv"

	"serverless-poc/schema/decimal"
)

// A Number is a double as these documents write it: the shortest decimal that
// reads back to the same bits; "Inf" and "-Inf" as strings; NA and NaN as null.
type Number float64

// MarshalJSON implements [json.Marshaler].
func (n Number) MarshalJSON() ([]byte, error) { return n.Append(nil), nil }

// Append appends n in JSON to b and allocates nothing else.
func (n Number) Append(b []byte) []byte {
	f := float64(n)
	if a := math.Abs(f); a >= 1e-6 && a < 1e21 || a == 0 {
		return decimal.Append(b, f)
	}
	return n.appendOther(b)
}

// appendOther is for what has an exponent, or is no number.
func (n Number) appendOther(b []byte) []byte {
	f := float64(n)
	switch {
	case math.IsNaN(f):
		return append(b, "null"...)
	case math.IsInf(f, 1):
		return append(b, `"Inf"`...)
	case math.IsInf(f, -1):
		return append(b, `"-Inf"`...)
	}
	b = strconv.AppendFloat(b, f, 'e', -1, 64)
	if n := len(b); b[n-4] == 'e' && b[n-2] == '0' {
		b = append(b[:n-2], b[n-1]) // e-07 is e-7
	}
	return b
}

// Text is n as it stands in a document.
func (n Number) Text() string { return string(n.Append(nil)) }

// UnmarshalJSON implements [json.Unmarshaler]. A literal beyond the range of
// doubles is an error, never a silent infinity.
func (n *Number) UnmarshalJSON(b []byte) error {
	switch string(b) {
	case "null":
		*n = Number(math.NaN())
		return nil
	case `"Inf"`:
		*n = Number(math.Inf(1))
		return nil
	case `"-Inf"`:
		*n = Number(math.Inf(-1))
		return nil
	}
	f, err := readNumber(b)
	if err != nil {
		return err
	}
	*n = Number(f)
	return nil
}

// readNumber reads what JSON has for a number, and refuses anything else.
func readNumber(b []byte) (float64, error) {
	if !BeginsNumber(b[0]) {
		return 0, fmt.Errorf("%s is not a number", b)
	}
	f, err := strconv.ParseFloat(string(b), 64)
	if err != nil {
		return 0, fmt.Errorf("%s is %w", b, errRange)
	}
	return f, nil
}

// errRange is for a literal like 1e400.
var errRange = errors.New("beyond the range of doubles")
