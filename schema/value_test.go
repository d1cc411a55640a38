package schema

import "testing"

func TestValue(t *testing.T) {
	for text, want := range map[string]Value{
		"null": {}, "1": Num(1), "1.0": Num(1), "1e0": Num(1), `"1"`: Str("1"), `"é\n"`: Str("é\n"), "true": Bool(true), "false": Bool(false),
	} {
		var v Value
		if err := v.UnmarshalJSON([]byte(text)); err != nil || v != want {
			t.Errorf("%s is %v (%v), want %v", text, v, err, want)
		}
	}
	for text, want := range map[string]string{
		"[1]":    "an array or object is not a value",
		"{}":     "an array or object is not a value",
		"-1e400": "-1e400 is beyond the range of doubles",
	} {
		var v Value
		if err := v.UnmarshalJSON([]byte(text)); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", text, err, want)
		}
	}
	for want, v := range map[string]Value{"null": {}, "0.5": Num(0.5), `"a\"b"`: Str(`a"b`), "true": Bool(true)} {
		if v.String() != want {
			t.Errorf("got %s, want %s", v, want)
		}
	}
}

func TestProblems(t *testing.T) {
	p := Problems{{Field: "a", Message: "a is wrong"}, {Field: "b", Value: Num(1), Allowed: "2", Message: "b is 1"}}
	if want := "a is wrong; b is 1"; p.Error() != want {
		t.Errorf("got %s, want %s", p, want)
	}
	data, err := Encode(p)
	want := `[{"field":"a","value":null,"allowed":"","message":"a is wrong"},{"field":"b","value":1,"allowed":"2","message":"b is 1"}]` + "\n"
	if err != nil || string(data) != want {
		t.Errorf("got %s%v, want %s", data, err, want)
	}
}
