package lambda

import (
	"errors"
	"os"
	"path/filepath"
)

// prune removes unpacked packages that no function or version uses any more.
// It runs at the start, when no program does.
func (s *Service) prune() error {
	used := map[string]bool{}
	_ = s.store.View(func(all *functions) error {
		for _, f := range all.Functions {
			for _, c := range append(f.Versions[:len(f.Versions):len(f.Versions)], f.Latest) {
				used[hexOf(c.CodeSha256)] = true
				if c.Serves != nil {
					used[hexOf(c.Serves.CodeSha256)] = true
				}
			}
		}
		return nil
	})
	entries, err := os.ReadDir(filepath.Join(s.Dir, "code"))
	for _, e := range entries {
		if !used[e.Name()] {
			err = errors.Join(err, os.RemoveAll(filepath.Join(s.Dir, "code", e.Name())))
		}
	}
	return err
}
