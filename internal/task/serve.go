package task

import (
	"context"
	"errors"
	"fmt"
	"os/signal"
	"path/filepath"
	"syscall"

	"serverless-poc/emulator"
	"serverless-poc/internal/sfnengine"
)

// serveAddr is where the embedded AWS stays up, unless ADDR says otherwise.
const serveAddr = "127.0.0.1:4566"

func (r *Run) serveAt() string {
	if r.Addr != "" {
		return r.Addr
	}
	return serveAddr
}

// Serve keeps the embedded AWS up, with what was deployed to it, until it is
// interrupted. Other runs with TARGET=local find it and use it.
func (r *Run) Serve(ctx context.Context) error {
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	dir, err := filepath.Abs(r.path(".emulator"))
	if err != nil {
		return err
	}
	e, err := emulator.Start(ctx, emulator.Options{Dir: dir, Addr: r.serveAt(), Engine: sfnengine.Program})
	var inUse *emulator.InUseError
	if errors.As(err, &inUse) {
		return fmt.Errorf("an embedded AWS is up already, at %s, on the state in .emulator; use it, or stop it first", inUse.URL)
	}
	if err != nil {
		return fmt.Errorf("the embedded AWS does not start: %w (ADDR=127.0.0.1:4567 go tool mage serve)", err)
	}
	defer e.Close()
	r.say("serve     the embedded AWS is up at %s, account %s, state in .emulator; Ctrl-C stops it", e.URL(), emulator.AccountID)
	r.say("")
	r.say("    export AWS_ENDPOINT_URL=%s AWS_REGION=%s AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s", e.URL(), localRegion, emulator.AccessKey, emulator.SecretKey)
	r.say("    export AWS_DEFAULT_REGION=%s   # AWS CLI version 1 reads this one", localRegion)
	r.say("")
	if page, err := r.servedPage(ctx, e.URL()); err != nil {
		r.say("page      not yet: %v", err)
	} else {
		r.say("page      %s", page)
	}
	<-ctx.Done()
	r.say("serve     stopped; what was deployed is kept in .emulator")
	return nil
}
