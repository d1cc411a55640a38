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

func (c cache) path(digest string) string { return filepath.Join(c.dir, digest+".json") }

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

// put writes data, whose digest has been checked, in one step: a reader sees
// the whole file or none. A failure costs the next start a download, so it is
// logged and no more.
func (c cache) put(ctx context.Context, digest string, data []byte) {
	if err := c.write(c.path(digest), data); err != nil {
		c.log.WarnContext(ctx, "model not cached", "error", err.Error())
	}
}

func (c cache) write(path string, data []byte) error {
	if err := os.MkdirAll(c.dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(c.dir, ".new-*") // 0600
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
