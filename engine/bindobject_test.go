package engine

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"serverless-poc/fixtures"
	"serverless-poc/schema"
)

// plainValues are JSON of every kind, and some that is none.
var plainValues = []string{
	`1`, `1.0`, `-0`, `-2.5`, `01`, `+1`, `.5`, `1.`, `1e2`, `1E+2`, `1e400`, `1e-400`, `123456789012345678`, `0.1234567890123456789`, `99.5`,
	`true`, `false`, `null`, `tru`, `{}`, `[1]`, `"\u0031"`, `"é"`, `"a`, ``, `NaN`, `1 2`, `"1" `, ` 3`,
}

// TestObjectsAreBind holds values of every kind in every predictor of each fixture
// against Bind: what is taken at once is taken by Bind too, as the same row.
func TestObjectsAreBind(t *testing.T) {
	taken, refused := 0, 0
	try := func(m *Model, text string) {
		row := make(Row, len(m.predictors))
		if _, ok := m.Objects().Bind(row, []byte(text), nil); !ok {
			refused++
			return
		}
		taken++
		fields, err := schema.Decode[map[string]schema.Value]([]byte(text))
		if err != nil {
			t.Fatalf("%s is taken, and is no object: %v", text, err)
		}
		want, err := m.Bind(*fields)
		if err != nil {
			t.Fatalf("%s is taken, Bind says %v", text, err)
		}
		for i := range want {
			if math.Float64bits(row[i]) != math.Float64bits(want[i]) {
				t.Errorf("%s: predictor %d is %v, Bind makes it %v", text, i, row[i], want[i])
			}
		}
	}
	for _, f := range fixtures.All() {
		c, err := f.Decode()
		if err != nil {
			t.Fatal(err)
		}
		m := compile(t, &c.Model)
		for i := range m.predictors {
			values := plainValues[:len(plainValues):len(plainValues)]
			for _, text := range append(texts, m.predictors[i].levels...) {
				values = append(values, string(schema.AppendString(nil, text)))
			}
			for _, value := range values {
				try(m, objectWith(m, i, value))
			}
		}
	}
	if taken < 3000 || refused < 3000 {
		t.Errorf("%d objects were taken, %d refused", taken, refused)
	}
}

// objectWith sets predictor i to a JSON text and the others to what they take.
func objectWith(m *Model, i int, value string) string {
	var pairs []string
	for k, cell := range typicalCells(m)[1:] {
		text := string(schema.AppendString(nil, cell))
		if k == i {
			text = value
		}
		pairs = append(pairs, fmt.Sprintf("%s:%s", schema.AppendString(nil, m.predictors[k].name), text))
	}
	return "{" + strings.Join(pairs, ",") + "}"
}

// TestObjectsOfSpellings says which spellings of an object are taken at once.
func TestObjectsOfSpellings(t *testing.T) {
	m := applicants(t)
	for text, want := range map[string]bool{
		complete: true, " " + complete + "\r\n": true, `{"age":30,"rank":1,"city":"Ulm","gre":"6e2","resident":"T"}`: true,
		strings.Replace(complete, "}", `,"id":1}`, 1): true, strings.Replace(complete, "{", `{"id":"A 1","of": null ,"none":true,`, 1): true,
		strings.Replace(complete, "}", `,"id":1,"id":1}`, 1): false, strings.Replace(complete, "}", `,"id":1e400}`, 1): false, strings.Replace(complete, "}", `,"id":{}}`, 1): false,
		strings.Replace(complete, "}", `,"id":tru}`, 1): false, strings.Replace(complete, "}", `,"id":"é"}`, 1): false, strings.Replace(complete, "}", `,}`, 1): false,
		complete + "x": false, complete + complete: false, strings.Replace(complete, `"gre"`, `"age"`, 1): false,
		strings.Replace(complete, `"gre"`, `"gr\u0065"`, 1): false, strings.Replace(complete, `"gre":600,`, ``, 1): false, "": false, "{}": false, "[]": false, "{,}": false,
	} {
		row := make(Row, m.Objects().Width())
		if _, got := m.Objects().Bind(row, []byte(text), nil); got != want {
			t.Errorf("%s is taken: %v", text, got)
		}
		if want && (row[0] != 600 || row[1] != 0 || row[2] != 1 || row[3] != 1 || row[4] != 30) {
			t.Errorf("%s is %v", text, row)
		}
	}
}

// TestObjectsGiveTheOthers says what becomes of members that are no predictor's.
func TestObjectsGiveTheOthers(t *testing.T) {
	m := applicants(t)
	text := strings.Replace(complete, "}", `, "id" : "A 1" ,"x":-1.50,"y":true,"z":null}`, 1)
	others, ok := m.Objects().Bind(make(Row, 5), []byte(text), nil)
	var got []string
	for _, other := range others {
		got = append(got, string(other.Name)+" "+string(other.Value))
	}
	if want := `id "A 1"|x -1.50|y true|z null`; !ok || strings.Join(got, "|") != want {
		t.Errorf("others are %q, %v; want %s", got, ok, want)
	}
	many := complete
	for i := range mostOthers + 1 {
		many = strings.Replace(many, "}", fmt.Sprintf(`,"x%d":1}`, i), 1)
	}
	if _, ok := m.Objects().Bind(make(Row, 5), []byte(many), nil); ok {
		t.Error("very many others are looked through")
	}
}
