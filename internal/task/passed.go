package task

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"golang.org/x/mod/sumdb/dirhash"
)

// A passed remembers, beside Go's own test cache, that R's tests have passed:
// the file is named by everything that decides it.
type passed struct{ file string }

// theirR is R, its locale, and what every package it could load says of itself.
const theirR = `files <- Sys.glob(file.path(.libPaths(), "*", "DESCRIPTION"))
cat(R.version.string, Sys.getlocale(), paste(files, tools::md5sum(files)), sep = "\n")`

// passedR is about the R package, the fixtures that it makes again, the docs
// that it is held against, and R as it is here.
func (r *Run) passedR(ctx context.Context) (passed, error) {
	folder, err := os.UserCacheDir()
	if err != nil {
		return passed{}, fmt.Errorf("%w; set HOME or XDG_CACHE_HOME", err)
	}
	h := sha256.New()
	for _, dir := range []string{"export", "fixtures", "docs"} {
		sum, err := dirhash.HashDir(r.path(dir), dir, dirhash.Hash1)
		if err != nil && !os.IsNotExist(err) {
			return passed{}, err
		}
		fmt.Fprintln(h, dir, sum)
	}
	out, err := exec.CommandContext(ctx, "Rscript", "-e", theirR).Output()
	if err != nil {
		return passed{}, fmt.Errorf("listing R's packages with Rscript: %w", err)
	}
	h.Write(out)
	return passed{filepath.Join(folder, "serverless-poc", fmt.Sprintf("passed-%x", h.Sum(nil)))}, nil
}

// before says whether they have passed, and when.
func (p passed) before() (at time.Time, ok bool) {
	info, err := os.Stat(p.file)
	if err != nil {
		return time.Time{}, false
	}
	return info.ModTime(), true
}

// now says that they have, and forgets what has not been asked for in a season.
func (p passed) now() error {
	folder := filepath.Dir(p.file)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	all, err := filepath.Glob(filepath.Join(folder, "passed-*"))
	for _, file := range all {
		if info, gone := os.Stat(file); gone == nil && time.Since(info.ModTime()) > season {
			err = errors.Join(err, os.Remove(file))
		}
	}
	return errors.Join(err, os.WriteFile(p.file, nil, 0o644))
}

const season = 90 * 24 * time.Hour
