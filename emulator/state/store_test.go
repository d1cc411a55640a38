package state

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

type value struct{ N map[string]int }

// A change that is refused leaves no trace, neither in memory nor on disk.
func TestUpdateIsWholeOrNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "v.json")
	s, err := Open[value](path)
	if err != nil {
		t.Fatal(err)
	}
	set := func(k string, n int, refuse error) error {
		return s.Update(func(v *value) error {
			if v.N == nil {
				v.N = map[string]int{}
			}
			v.N[k] = n
			return refuse
		})
	}
	no := errors.New("no")
	if err := errors.Join(set("a", 1, nil)); err != nil {
		t.Fatal(err)
	}
	if err := set("a", 2, no); !errors.Is(err, no) {
		t.Errorf("got %v", err)
	}
	for _, from := range []func() (*Store[value], error){
		func() (*Store[value], error) { return s, nil },
		func() (*Store[value], error) { return Open[value](path) },
	} {
		got, err := from()
		if err != nil {
			t.Fatal(err)
		}
		_ = got.View(func(v *value) error {
			if v.N["a"] != 1 {
				t.Errorf("a is %d", v.N["a"])
			}
			return nil
		})
	}
}

func TestParallelUpdates(t *testing.T) {
	path := filepath.Join(t.TempDir(), "v.json")
	s, err := Open[value](path)
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for range 50 {
		wait.Go(func() {
			if err := s.Update(func(v *value) error {
				if v.N == nil {
					v.N = map[string]int{}
				}
				v.N["a"]++
				return nil
			}); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	again, err := Open[value](path)
	if err != nil {
		t.Fatal(err)
	}
	_ = again.View(func(v *value) error {
		if v.N["a"] != 50 {
			t.Errorf("after 50 updates a is %d on disk", v.N["a"])
		}
		return nil
	})
	if left, _ := filepath.Glob(path + ".*"); len(left) > 0 {
		t.Errorf("files left: %v", left)
	}
}

func TestDamagedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "v.json")
	if err := os.WriteFile(path, []byte(`{"N":`), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open[value](path)
	if err == nil || !strings.Contains(err.Error(), "delete the emulator's folder to start afresh") {
		t.Errorf("got %v", err)
	}
}
