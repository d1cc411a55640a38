package function

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
)

// A cache keeps one artefact on the container's own disk, under its digest, so
// that a process that Lambda starts again in the same container does not ask S3.
type cache struct {
	dir string
	log *slog.Logger
}

func (c cache) path(digest string) string { return filepath.Join(c.dir, "model-"+digest+".json") }

// get gives the cached artefact, or nil where there is none to be trusted. A
// copy with another digest is refused: logged with both digests and removed.
func (c cache) get(ctx context.Context, digest string) []byte {
	own := copied{"cached", c.path(digest), "the file is not the artefact it is named for: it was changed or cut short after it was written"}
	data, refused := own.read(ctx, digest, c.log)
	if !refused {
		return data
	}
	if err := os.Remove(c.path(digest)); err != nil {
		c.log.WarnContext(ctx, "cached copy not removed", "error", err.Error())
	}
	return nil
}

// put writes data, whose digest has been checked. A file that was cut short is one
// more copy that get refuses. A failure costs the next start a download, so it is
// logged and no more.
func (c cache) put(ctx context.Context, digest string, data []byte) {
	if err := write(c.path(digest), data); err != nil {
		c.log.WarnContext(ctx, "model not cached", "error", err.Error())
	}
}

// write makes a file that is not there yet; nothing else stands in its place, nor
// is a link followed.
func write(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		err = errors.Join(err, os.Remove(path))
	}
	return err
}
