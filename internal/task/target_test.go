package task

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

// body writes itself, like the SDK's.
type body struct{ *strings.Reader }

func (body) Close() error { return nil }

// Whatever the target, the bodies of the deployer's requests can only be read:
// no answer is cut (see package sdkhttp).
func TestBodiesAreOnlyRead(t *testing.T) {
	t.Setenv("AWS_REGION", "us-east-1")
	for _, target := range []string{"local", "aws"} {
		r, _ := start(t, nil)
		r.Target = target
		cfg, _, closeTarget, err := r.connect(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer closeTarget()
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://127.0.0.1:1", body{strings.NewReader("x")})
		if err != nil {
			t.Fatal(err)
		}
		if reply, err := cfg.HTTPClient.Do(request); err == nil {
			reply.Body.Close()
			t.Fatal("somebody listens on port 1")
		}
		if _, writes := request.Body.(io.WriterTo); writes {
			t.Errorf("TARGET=%s: the body of a request has WriteTo", target)
		}
	}
}
