package schema

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"testing"
)

const canonical = `{"format":"coefficients/1.0","name":"m","fitted_at":"2026-01-02T03:04:05Z","class":["lm"],"formula":"y ~ x",` +
	`"response":{"name":"y","type":"numeric"},"predictors":[{"name":"x","type":"numeric"}],` +
	`"terms":{"intercept":true,"variables":[{"name":"x","type":"numeric","expr":{"predictor":"x"}}],"terms":[{"label":"x","codes":[1]}]},` +
	`"coefficients":[{"name":"(Intercept)","assign":0,"value":0.1,"std_error":null,"statistic":"Inf","p_value":0}],` +
	`"family":{"name":"gaussian","link":{"name":"identity"}},` +
	`"provenance":{"r":"R version 4.2.2","packages":{"stats":"4.2.2"},"call":"lm(y ~ x)","n":3,"data_digest":""},` +
	`"tolerance":{"link":1e-12,"link_scale":1e-14,"response":1e-9,"se":1e-9},` +
	`"cases":[{"name":"first","input":{"x":1},"expect":{"link":0.1,"response":0.1}}],"checksum":"` + Unsealed + "\"}\n"

func TestEncodeGolden(t *testing.T) {
	c, err := DecodeCoefficients(sealed(minimal))
	if err != nil {
		t.Fatal(err)
	}
	c.Checksum = Unsealed
	data, err := Encode(c)
	if err != nil {
		t.Fatal(err)
	}
	if string(data) != canonical {
		t.Errorf("\n got %s\nwant %s", data, canonical)
	}
}

// encoding/json is the oracle where its output and ours are meant to be one.
func TestEncodeIsEncodingJSON(t *testing.T) {
	text := "m\"\\\n\r\t\b\f\x00\x1f\x7f<>&\u2028\u2029é😀\xff"
	class := "1"
	for _, v := range []any{
		nil, true, -7, uint(7), text, []string{}, [2]int{1, 2}, map[string]int{"b": 1, "a": 2, "B": 3, text: 4},
		Value{}, Num(1e-7), Str(text), Bool(true), &Scored{Link: One(1), Class: &class}, []any{nil, 1, "x"},
		Predictor{Name: "x"}, Problems{{Field: "x", Value: Num(1)}},
		struct {
			Scored
			Result any
			Hidden int `json:"-"`
			hidden int
		}{Result: 1},
	} {
		var want bytes.Buffer
		e := json.NewEncoder(&want)
		e.SetEscapeHTML(false)
		if err := e.Encode(v); err != nil {
			t.Fatal(err)
		}
		got, err := Encode(v)
		if err != nil || !bytes.Equal(got, bytes.ReplaceAll(want.Bytes(), []byte(`\ufffd`), []byte("\uFFFD"))) {
			t.Errorf("%#v:\n got %s%v\nwant %s", v, got, err, want.Bytes())
		}
	}
}

func TestEncodeNilIsEmpty(t *testing.T) {
	data, err := Encode(Terms{})
	if want := `{"intercept":false,"variables":[],"terms":[]}` + "\n"; err != nil || string(data) != want {
		t.Errorf("got %s%v, want %s", data, err, want)
	}
	data, err = Encode(Provenance{})
	if want := `{"r":"","packages":{},"call":"","n":0,"data_digest":""}` + "\n"; err != nil || string(data) != want {
		t.Errorf("got %s%v, want %s", data, err, want)
	}
}

func TestEncodeRefuses(t *testing.T) {
	for want, v := range map[string]any{
		"a chan int has no canonical JSON":                                 make(chan int),
		"a func() has no canonical JSON":                                   func() {},
		"a map[int]string has no canonical JSON: its keys are not strings": []any{map[int]string{1: "x"}},
		"a complex128 has no canonical JSON":                               map[string]any{"x": 1i},
	} {
		if data, err := Encode(v); err == nil || err.Error() != want {
			t.Errorf("got %s%v, want %s", data, err, want)
		}
	}
}

func TestNumber(t *testing.T) {
	tenth, fifth := 0.1, 0.2
	tests := map[string]float64{
		"0": 0, "-0": math.Copysign(0, -1), "1": 1, "-1.5": -1.5, "0.1": 0.1, "0.30000000000000004": tenth + fifth,
		"-3.990979073331028": -3.990979073331028, "0.000001": 1e-6, "9.99e-7": 9.99e-7, "1e-7": 1e-7, "1.5e-300": 1.5e-300,
		"5e-324": math.SmallestNonzeroFloat64, "1.7976931348623157e+308": math.MaxFloat64,
		"100000000000000000000": 1e20, "1e+21": 1e21, "9007199254740993": 9007199254740993,
		"null": math.NaN(), `"Inf"`: math.Inf(1), `"-Inf"`: math.Inf(-1),
	}
	for want, f := range tests {
		if want == "9007199254740993" {
			want = "9007199254740992" // 2^53 + 1 is no double
		}
		text, err := Number(f).MarshalJSON()
		if err != nil || string(text) != want {
			t.Errorf("%v is %s, want %s", f, text, want)
		}
		var back Number
		if err := back.UnmarshalJSON(text); err != nil {
			t.Errorf("%s: %v", text, err)
		}
		if math.Float64bits(float64(back)) != math.Float64bits(f) && !math.IsNaN(f) {
			t.Errorf("%s reads back as %v", text, back)
		}
	}
}

// The text of a finite number is what encoding/json writes of a float64, so that
// any JSON program that re-writes an answer leaves it as it is.
func FuzzNumber(f *testing.F) {
	for _, bits := range []uint64{0, 1, 1 << 63, math.Float64bits(0.1), math.Float64bits(1e-7), math.Float64bits(1e21), math.Float64bits(-1e-10)} {
		f.Add(bits)
	}
	f.Fuzz(func(t *testing.T, bits uint64) {
		x := math.Float64frombits(bits)
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return
		}
		text := string(Number(x).Append(nil))
		want, err := json.Marshal(x)
		if err != nil || text != string(want) {
			t.Errorf("%s, want %s", text, want)
		}
		if back, err := strconv.ParseFloat(text, 64); err != nil || math.Float64bits(back) != bits {
			t.Errorf("%s reads back as %v", text, back)
		}
	})
}
