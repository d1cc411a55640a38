package batch

import (
	"math"
	"strconv"

	"serverless-poc/schema"
)

// A value is one cell of the output: a kept one, or a member of an answer.
type value struct {
	kind   kind
	number float64 // NaN is NA
	text   []byte
}

type kind uint8

const (
	absent kind = iota // no member of this answer
	missing
	number
	text
	truth  // number is 1 or 0
	hollow // an object without members
)

// valueOf is a value of the input.
func valueOf(v schema.Value) value {
	switch v.Kind() {
	case schema.KindNumber:
		return value{kind: number, number: v.Float()}
	case schema.KindString:
		return value{kind: text, text: []byte(v.Text())}
	case schema.KindBool:
		return value{kind: truth, number: map[bool]float64{true: 1}[v.Truth()]}
	}
	return value{kind: missing}
}

// appendJSON appends v as [schema.Encode] does.
func (v *value) appendJSON(b []byte) []byte {
	switch v.kind {
	case number:
		return schema.Number(v.number).Append(b)
	case text:
		return schema.AppendString(b, string(v.text))
	case truth:
		return strconv.AppendBool(b, v.number == 1)
	case hollow:
		return append(b, "{}"...)
	}
	return append(b, "null"...)
}

// appendPlain appends v as a cell of CSV, where NA is missing.
func (v *value) appendPlain(b []byte) []byte {
	switch v.kind {
	case number:
		return appendNumber(b, v.number)
	case text:
		return append(b, v.text...)
	case truth:
		return append(b, map[bool]string{true: "TRUE", false: "FALSE"}[v.number == 1]...)
	}
	return append(b, "NA"...)
}

// appendNumber appends f as a cell of CSV.
func appendNumber(b []byte, f float64) []byte {
	switch {
	case math.IsNaN(f):
		return append(b, "NA"...)
	case math.IsInf(f, 0):
		n := schema.Number(f).Append(b)
		return append(b, n[len(b)+1:len(n)-1]...) // without the quotes
	}
	return schema.Number(f).Append(b)
}
