package task

import "testing"

func TestQueryOf(t *testing.T) {
	for _, c := range []struct{ event, want string }{
		{`{"gre":"800","gpa":4,"rank":"1"}`, "gre=800&gpa=4&rank=1"},
		{`{"a b":"x&y","n":1e400,"t":true}`, "a+b=x%26y&n=1e400&t=true"},
		{`{}`, ""},
	} {
		if got, err := queryOf([]byte(c.event)); got != c.want || err != nil {
			t.Errorf("%s: %q, %v; want %q", c.event, got, err, c.want)
		}
	}
}
