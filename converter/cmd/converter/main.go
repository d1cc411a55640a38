// Command converter makes the artefact of a model that was fitted in R, proves
// it against R's own predictions, scores rows with it and publishes it.
//
// Depends on converter, converter/s3store and the AWS SDK's configuration; all
// that it reads and writes comes in through run's parameters.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	code := run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})
	stop()
	os.Exit(code)
}
