package function

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"time"
)

const (
	maxArtefact = 32 << 20 // bounds what is read into a function of 128 MB
	mostTries   = 3        // of one download, as the SDK has it
)

// pause is before the second try; the one before the third is twice as long, and
// each is up to its half shorter, so that many containers do not come at once.
const pause = 100 * time.Millisecond

// fetch reads the artefact from S3. Errors say what S3 answered and what to do.
func fetch(ctx context.Context, c Config, log *slog.Logger) ([]byte, error) {
	client := newClient(c, log)
	for try := 1; ; try++ {
		data, err := get(ctx, client, c)
		if err == nil {
			return data, nil
		}
		if try == mostTries || !passes(err) {
			return nil, explain(c, err)
		}
		log.WarnContext(ctx, "S3 did not give the model, asking again", "error", err.Error())
		select {
		case <-time.After(pause<<(try-1) - rand.N(pause)/2):
		case <-ctx.Done():
			return nil, explain(c, ctx.Err())
		}
	}
}

// passes tells what may go away by itself: what the network did, and what S3
// says of its own state.
func passes(err error) bool {
	var answer *s3Answer
	if errors.As(err, &answer) {
		return answer.status >= 500 || answer.status == http.StatusTooManyRequests || answer.Code == "RequestTimeout"
	}
	var certificate x509.UnknownAuthorityError
	return !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, errTooLarge) && !errors.As(err, &certificate)
}

var errTooLarge = fmt.Errorf("larger than %d MB", maxArtefact>>20)

// get asks once.
func get(ctx context.Context, client *client, c Config) ([]byte, error) {
	request, err := newRequest(ctx, c, time.Now())
	if err != nil {
		return nil, err
	}
	response, err := client.ask(ctx, request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, readAnswer(response)
	}
	return read(response)
}

// read reads the body, in one piece where its length is known.
func read(response *http.Response) ([]byte, error) {
	if response.ContentLength > maxArtefact {
		return nil, errTooLarge
	}
	if n := response.ContentLength; n >= 0 {
		data := make([]byte, n)
		if got, err := io.ReadFull(response.Body, data); err != nil {
			return nil, &brokenOff{got, err}
		}
		return data, nil
	}
	data, err := io.ReadAll(io.LimitReader(response.Body, maxArtefact+1))
	if err != nil {
		return nil, &brokenOff{len(data), err}
	}
	if len(data) > maxArtefact {
		return nil, errTooLarge
	}
	return data, nil
}

// A brokenOff download has given some bytes.
type brokenOff struct {
	bytes int
	err   error
}

func (b *brokenOff) Error() string {
	return fmt.Sprintf("the download broke off after %d bytes: %v", b.bytes, b.err)
}

func (b *brokenOff) Unwrap() error { return b.err }

func location(c Config) string { return "s3://" + c.Bucket + "/" + c.Key }
