package function

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"

	"serverless-poc/schema"
)

// A copied artefact is a file that may be the pinned one. kind is what the log
// calls it, reason why another file can be in its place.
type copied struct{ kind, path, reason string }

// read gives the pinned artefact, or nil where the file is not there or is not
// to be trusted. refused says that it has another digest, which the log tells.
func (c copied) read(ctx context.Context, digest string, log *slog.Logger) (data []byte, refused bool) {
	data, err := os.ReadFile(c.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false
	}
	if err != nil {
		log.WarnContext(ctx, c.kind+" copy not readable, asking S3", "error", err.Error())
		return nil, false
	}
	got := schema.Digest(data)
	if got == digest {
		return data, false
	}
	log.WarnContext(ctx, c.kind+" copy refused, asking S3", "path", c.path, "sha256", got, "pinned", digest, "reason", c.reason)
	return nil, true
}

// bundled gives the artefact that lies in the package, or nil where there is
// none to be trusted.
func bundled(ctx context.Context, c Config, log *slog.Logger) []byte {
	if c.Bundle == "" {
		return nil
	}
	own := copied{"bundled", c.Bundle, "the package carries another artefact than the one that the function is pinned to; deploy again"}
	data, _ := own.read(ctx, c.SHA256, log)
	return data
}
