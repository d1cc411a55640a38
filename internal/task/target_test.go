package task

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"serverless-poc/deploy"
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

// What the environment asks of a deployer gets to it.
func TestAskedIsHandedOver(t *testing.T) {
	t.Setenv("AWS_REGION", "us-east-1")
	for _, c := range []struct {
		prune  string
		want   bool
		accept string
	}{
		{"", false, ""},
		{"1", true, "0f1e2d"},
	} {
		t.Setenv("PRUNE", c.prune)
		t.Setenv("ACCEPT", c.accept)
		asked := FromEnv()
		r, _ := start(t, nil)
		r.Prune, r.Accept = asked.Prune, asked.Accept
		stack, err := r.stack()
		if err != nil {
			t.Fatal(err)
		}
		called := false
		err = r.on(t.Context(), stack, func(d *deploy.Deployer) error {
			called = true
			if d.Prune != c.want || d.Accept != c.accept || d.Out != r.Out {
				t.Errorf("PRUNE=%s ACCEPT=%s: Prune is %t, Accept %q, the run's Out %t; want %t, %q, true", c.prune, c.accept, d.Prune, d.Accept, d.Out == r.Out, c.want, c.accept)
			}
			return nil
		})
		if err != nil || !called {
			t.Errorf("PRUNE=%s: %v, called %t", c.prune, err, called)
		}
	}
}
