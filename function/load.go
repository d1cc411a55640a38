package function

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"serverless-poc/schema"
)

// initBudget leaves one of the ten seconds that Lambda gives init for telling
// the reason of a failure.
const initBudget = 9 * time.Second

// Where the artefact came from.
const (
	fromPackage = "package"
	fromCache   = "cache"
	fromS3      = "s3"
)

// Load gets the pinned artefact, from the package or the container's cache or
// else from S3, and makes it a [Model] that has proved itself. The digest is
// enforced from everywhere. Errors are [*InitError].
func Load(ctx context.Context, c Config, log *slog.Logger) (*Model, error) {
	ctx, cancel := context.WithTimeout(ctx, initBudget)
	defer cancel()
	data, source, err := pinned(ctx, c, log)
	if err != nil {
		return nil, &InitError{Type: NotLoaded, Err: err}
	}
	m, err := prove(data, c.SHA256)
	if err != nil {
		return nil, &InitError{Type: Refused, Err: fmt.Errorf("%s: %w", location(c), err)}
	}
	if m.Key != c.Key {
		return nil, &InitError{Type: Refused, Err: fmt.Errorf(
			"%s: the artefact's own key is %s; deploy again, so that MODEL_KEY is where the artefact was published", location(c), m.Key)}
	}
	m.Origin = source
	if source == fromS3 {
		m.keep = func(ctx context.Context) { cache{c.CacheDir, log}.put(ctx, c.SHA256, data) }
	}
	return m, nil
}

// Keep writes the artefact that m was made of to the container's cache, if it is not
// from there. No call has to wait for it.
func (m *Model) Keep(ctx context.Context) {
	if m.keep != nil {
		m.keep(ctx)
		m.keep = nil // and with it the bytes
	}
}

// pinned gives the artefact's bytes, whose digest is the pinned one.
func pinned(ctx context.Context, c Config, log *slog.Logger) (data []byte, source string, err error) {
	if data := bundled(ctx, c, log); data != nil {
		return data, fromPackage, nil
	}
	if data := (cache{c.CacheDir, log}).get(ctx, c.SHA256); data != nil {
		return data, fromCache, nil
	}
	if data, err = fetch(ctx, c, log); err != nil {
		return nil, "", err
	}
	if got := schema.Digest(data); got != c.SHA256 {
		return nil, "", fmt.Errorf("%s: refused: the object's SHA-256 is %s but the function is pinned to %s: "+
			"it is not what was published; publish the artefact again under its own version, or roll back", location(c), got, c.SHA256)
	}
	return data, fromS3, nil
}
