package logs

import "testing"

func TestJSONPattern(t *testing.T) {
	const line = `{"level":"ERROR","ms":120,"http":{"path":"/admit/x"},"type":"platform.report"}`
	cases := []struct {
		pattern string
		want    bool
	}{
		{`{ $.level = "ERROR" }`, true},
		{`{ $.level = ERROR }`, true},
		{`{ $.level != "ERROR" }`, false},
		{`{ $.level = "WARN" || $.ms > 100 }`, true},
		{`{ $.level = "ERROR" && $.ms > 120 }`, false},
		{`{ $.ms >= 120 && $.ms <= 120 && $.ms = 120 && $.ms < 120.5 }`, true},
		{`{$.type = "platform.*"}`, true},
		{`{ $.http.path = "/admit/*" }`, true},
		{`{ $.http.none != "x" }`, false},
		{`{ $.level = 5 }`, false},
	}
	for _, one := range cases {
		keep, err := pattern(one.pattern)
		if err != nil {
			t.Errorf("%s: %v", one.pattern, err)
			continue
		}
		if got := keep(line); got != one.want {
			t.Errorf("%s: got %v", one.pattern, got)
		}
		if keep("ERROR in plain text") {
			t.Errorf("%s keeps a line that is not JSON", one.pattern)
		}
	}
}

func TestRefusedPatterns(t *testing.T) {
	cases := []struct{ pattern, want string }{
		{`{ $.level = "ERROR"`, `InvalidParameterException: emulator: filter pattern "{ $.level = \"ERROR\"": it must end with }`},
		{`{ level = 1 }`, `InvalidParameterException: emulator: filter pattern "{ level = 1 }": "level = 1" is not a comparison such as $.level = "ERROR"`},
		{`{ $.ms > "x" }`, `InvalidParameterException: emulator: filter pattern "{ $.ms > \"x\" }": > compares with a number, not with "x"`},
		{`[a, b]`, `InvalidParameterException: emulator: filter pattern "[a, b]": only terms, for example ERROR or "two words", and JSON patterns are implemented`},
	}
	for _, one := range cases {
		_, err := pattern(one.pattern)
		if err == nil || err.Error() != one.want {
			t.Errorf("%s: got %v, want %s", one.pattern, err, one.want)
		}
	}
}
