package apigateway

import "testing"

// The caller's first choice counts, whatever else it takes.
func TestCoding(t *testing.T) {
	for accept, want := range map[string]string{
		"": "", "*": "", "identity": "", "gzip": "gzip", "GZIP": "gzip", "deflate": "deflate",
		"gzip, deflate, br": "gzip", "br, gzip": "", "br;q=0.5, gzip;q=0.8": "gzip", "gzip;q=0": "", "gzip;q=x": "", "gzip;q=0.1, identity": "",
	} {
		if got := coding(accept); got != want {
			t.Errorf("%q: %q, want %q", accept, got, want)
		}
	}
}
