package engine

import (
	"slices"
	"strconv"

	"serverless-poc/schema"
)

// BindTexts is [Model.BindInto] of fields that are all strings, for callers with very
// many rows: texts[at[i]] is that of predictor i. What it takes, Bind takes too and
// reads as the same number. It is false for anything else; Bind then says why.
func (m *Model) BindTexts(row Row, texts [][]byte, at []int) (Row, bool) {
	row = row[:0]
	for i := range m.predictors {
		slot, ok := m.predictors[i].bindText(texts[at[i]])
		if !ok {
			return row, false
		}
		row = append(row, slot)
	}
	return row, m.takes(row)
}

// bindText reads one text.
func (p *predictor) bindText(text []byte) (float64, bool) {
	switch p.kind {
	case schema.Numeric:
		return numberOf(text)
	case schema.Logical, schema.Date:
		slot, why := p.read(schema.Str(string(text)))
		return slot, why == ""
	}
	if len(text) == 1 && p.byByte != nil { // most levels of most data
		level := p.byByte[text[0]]
		return float64(level), level >= 0
	}
	if len(p.levels) <= fewLevels {
		for level, name := range p.levels {
			if string(text) == name {
				return float64(level), true
			}
		}
		return notANumber, false
	}
	level, ok := p.byName.ofText(text)
	return float64(level), ok
}

// fewLevels are looked through faster than they are hashed.
const fewLevels = 8

// levelBytes are the levels that are one byte long, -1 where there is none; nil
// where no level is.
func levelBytes(levels []string) *[256]int {
	if !slices.ContainsFunc(levels, func(level string) bool { return len(level) == 1 }) {
		return nil
	}
	var places [256]int
	for i := range places {
		places[i] = -1
	}
	for i, level := range levels {
		if len(level) == 1 {
			places[level[0]] = i
		}
	}
	return &places
}

// numberOf is readNumber of a text.
func numberOf(text []byte) (float64, bool) {
	if x, end := numberAt(text, 0); end == len(text) {
		return x, true
	}
	return longNumberOf(text)
}

// numberAt reads the decimal of few digits that is at text[at]. One of up to 15 is a
// whole number and a power of ten, both exact in a double, so that one division rounds
// right (W. D. Clinger, How to read floating point numbers accurately, 1990).
func numberAt(text []byte, at int) (x float64, end int) {
	minus := at < len(text) && text[at] == '-'
	if minus {
		at++
	}
	whole, end := digitsAt(text, at, 0)
	count, scale := end-at, 0
	if end < len(text) && text[end] == '.' {
		point := end
		whole, end = digitsAt(text, end+1, whole)
		scale = end - point - 1
		count += scale
	}
	if count == 0 || count > exactDigits {
		return notANumber, none
	}
	x = float64(int64(whole))
	if scale > 0 {
		x /= powersOfTen[scale]
	}
	if minus {
		x = -x
	}
	return x, end
}

// none is the end of what is not there.
const none = -1

// digitsAt appends the digits at text[at] to those of whole.
func digitsAt(text []byte, at int, whole uint64) (uint64, int) {
	for ; at < len(text); at++ {
		digit := text[at] - '0'
		if digit > 9 {
			break
		}
		whole = whole*10 + uint64(digit)
	}
	return whole, at
}

// exactDigits make a whole number that is exact in a double, for sure.
const exactDigits = 15

// powersOfTen are exact.
var powersOfTen = [...]float64{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

func longNumberOf(text []byte) (float64, bool) {
	if !decimal(string(text)) {
		return notANumber, false
	}
	f, err := strconv.ParseFloat(string(text), 64)
	return f, err == nil
}
