package batch

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"serverless-poc/converter"
	"serverless-poc/converter/internal/sample"
	"serverless-poc/engine"
	"serverless-poc/schema"
)

// TestEveryFixtureRefusesMalformedRows takes a row of each fixture that R
// predicts and spoils it in every way, one field at a time: each is refused
// because of that field. Other spellings of the same row give the same line.
// Every other row of its golden cases is accepted, or refused by name where R
// refuses it.
func TestEveryFixtureRefusesMalformedRows(t *testing.T) {
	refused, accepted := 0, 0
	for _, f := range sample.Fixtures(t) {
		t.Run(f.Name, func(t *testing.T) {
			c := convert(t, f.Coefficients)
			row := typical(c.Artefact.Cases)
			want := scoredLine(t, c, row)
			for _, p := range c.Artefact.Predictors {
				for _, bad := range spoiled(p) {
					spoiledRow := with(row, p.Name, bad)
					line := scoredLine(t, c, spoiledRow)
					var failed Failure
					if err := json.Unmarshal([]byte(line), &failed); err != nil || failed.Error.Message == "" {
						t.Errorf("%s = %s is accepted: %s", p.Name, bad, line)
						continue
					}
					if !strings.Contains(failed.Error.Message, p.Name) {
						t.Errorf("%s = %s: the reason names no %s: %s", p.Name, bad, p.Name, failed.Error.Message)
					}
					refused++
				}
				if p.Type == schema.Numeric {
					accepted += sameNumbers(t, c, row, p.Name)
				}
				for _, good := range spelled(p, row[p.Name]) {
					if line := scoredLine(t, c, with(row, p.Name, good)); line != want {
						t.Errorf("%s = %s:\n got %s\nwant %s", p.Name, good, line, want)
					}
					accepted++
				}
			}
			for _, k := range c.Artefact.Cases {
				line := scoredLine(t, c, texts(k.Input))
				switch rejected := k.Served().Reject; {
				case (rejected != nil) != strings.Contains(line, `"error"`):
					t.Errorf("%s: want refused = %v, got %s", k.Name, rejected != nil, line)
				case rejected != nil && !strings.Contains(line, rejected.Field):
					t.Errorf("%s: the reason names no %s: %s", k.Name, rejected.Field, line)
				case rejected != nil:
					refused++
				default:
					accepted++
				}
			}
			further := with(row, "of no predictor", `"x"`)
			if line := scoredLine(t, c, further); line != strings.TrimSuffix(want, "}")+`,"ignored":["of no predictor"]}` {
				t.Errorf("with a further field: %s", line)
			}
		})
	}
	t.Logf("%d malformed rows refused, %d other spellings accepted", refused, accepted)
}

// typical is the row of the first case that R predicts.
func typical(cases []schema.Case) map[string]string {
	for _, k := range cases {
		if k.Served().Expect != nil {
			return texts(k.Input)
		}
	}
	return nil
}

// texts is a row with its values as JSON texts.
func texts(input map[string]schema.Value) map[string]string {
	row := map[string]string{}
	for name, v := range input {
		row[name] = v.String()
	}
	return row
}

// sameNumbers writes 800 and 100 as texts and with exponents: each gives the
// line of the plain number, unless that makes a level that the fit has not
// seen. It says how many were accepted.
func sameNumbers(t *testing.T, c *converter.Converted, row map[string]string, field string) int {
	t.Helper()
	count := 0
	for plain, others := range map[string][]string{"800": {`"800"`, `8e2`, `"8E+2"`, `"800.0"`}, "100": {`"100"`, `1e2`, `"1e2"`}} {
		want := scoredLine(t, c, with(row, field, plain))
		if strings.Contains(want, "a level that the fit has not seen") {
			continue
		}
		for _, other := range others {
			if line := scoredLine(t, c, with(row, field, other)); line != want {
				t.Errorf("%s = %s:\n got %s\nwant %s", field, other, line, want)
			}
			count++
		}
	}
	return count
}

// leftOut stands for a field that is left out.
const leftOut = ""

// spoiled lists values, as JSON, that p never takes.
func spoiled(p schema.Predictor) []string {
	list := []string{leftOut, `null`, `{}`, `{"value":1}`, `[]`, `[1]`, `"NaN"`, `"NA"`, `1e999`, `"1e999"`, `""`, `" "`}
	switch p.Type {
	case schema.Numeric:
		return append(list, `true`, `false`, `"abc"`, `"Inf"`, `"-Inf"`, `"1,000"`, `"1 000"`, `" 1"`, `"1 "`, `"1x"`, `"0x1F"`, `"1_0"`)
	case schema.Logical:
		return append(list, `1`, `0`, `"yes"`, `"tRUE"`, `" TRUE"`, `"TRUE "`)
	case schema.Date:
		return append(list, `1`, `true`, `"2020-1-1"`, `"2020-02-30"`, `"01/02/2020"`, `"2020-01-01T00:00:00Z"`, `"2020-01-01 "`)
	}
	list = slices.DeleteFunc(list, func(text string) bool { return isLevel(p, text) })
	for _, level := range p.Levels {
		for _, other := range []string{" " + level, level + " ", strings.ToUpper(level), strings.ToLower(level), level + "?"} {
			if !slices.Contains(p.Levels, other) {
				list = append(list, quoted(other))
			}
		}
	}
	for _, other := range []string{`true`, `99.5`, `"unseen"`} {
		if !isLevel(p, other) {
			list = append(list, other)
		}
	}
	return list
}

// isLevel says whether the JSON text is the text of a level of p.
func isLevel(p schema.Predictor, text string) bool {
	var s string
	if json.Unmarshal([]byte(text), &s) != nil {
		s = strings.ToUpper(text)
	}
	return slices.Contains(p.Levels, s) || slices.Contains(p.Levels, text)
}

// spelled lists other ways to write the value of p, which is JSON.
func spelled(p schema.Predictor, value string) []string {
	var list []string
	switch p.Type {
	case schema.Numeric:
		if n, err := strconv.ParseFloat(value, 64); err == nil {
			list = append(list, quoted(value), fmt.Sprintf("%.17e", n), quoted(fmt.Sprintf("%.17e", n)))
		}
	case schema.Logical:
		list = append(list, quoted(value), quoted(strings.ToUpper(value)), quoted(strings.ToUpper(value[:1])))
	case schema.Factor, schema.Ordered, schema.Character:
		var level string
		if json.Unmarshal([]byte(value), &level) == nil {
			if n, err := strconv.Atoi(level); err == nil && strconv.Itoa(n) == level {
				list = append(list, level) // 1 is the level "1"
			}
		}
	}
	return list
}

func quoted(text string) string {
	b, _ := json.Marshal(text)
	return string(b)
}

// with is row with one field set to a JSON text, or left out.
func with(row map[string]string, field, text string) map[string]string {
	changed := map[string]string{}
	for name, value := range row {
		changed[name] = value
	}
	changed[field] = text
	if text == leftOut {
		delete(changed, field)
	}
	return changed
}

// scoredLine scores one row of JSON texts.
func scoredLine(t *testing.T, c *converter.Converted, row map[string]string) string {
	t.Helper()
	var in strings.Builder
	in.WriteByte('{')
	for name, value := range row {
		if in.Len() > 1 {
			in.WriteByte(',')
		}
		in.WriteString(quoted(name) + ":" + value)
	}
	in.WriteByte('}')
	rows := Input{Reader: strings.NewReader(in.String()), Format: NDJSON}
	var out bytes.Buffer
	if _, err := score(c, rows, engine.Ask{}, &out); err != nil {
		t.Fatalf("%s: %v", in.String(), err)
	}
	return strings.TrimSuffix(out.String(), "\n")
}
