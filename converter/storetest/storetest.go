// Package storetest holds the one suite that every [converter.Store] passes,
// [Run] and [Race], and the in-memory store that tests use.
//
// Depends on converter; only tests import it.
package storetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"serverless-poc/converter"
)

// Run checks the promises of a store that is empty, one call after another.
func Run(t *testing.T, store converter.Store) {
	ctx := context.Background()
	data := []byte("{\"a\":1}\n")

	t.Run("what is created can be read", func(t *testing.T) {
		if err := store.Create(ctx, "m/1.json", data); err != nil {
			t.Fatal(err)
		}
		expect(t, store, "m/1.json", data)
	})
	t.Run("nothing is overwritten", func(t *testing.T) {
		for _, second := range [][]byte{data, []byte("other")} {
			if err := store.Create(ctx, "m/1.json", second); !errors.Is(err, converter.ErrExists) {
				t.Errorf("creating it again with %q: got %v, want ErrExists", second, err)
			}
		}
		expect(t, store, "m/1.json", data)
	})
	t.Run("a missing key is an error and not ErrExists", func(t *testing.T) {
		if _, err := store.Get(ctx, "m/none.json"); err == nil || errors.Is(err, converter.ErrExists) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("a cancelled context stops", func(t *testing.T) {
		ctx, cancel := context.WithCancel(ctx)
		cancel()
		if err := store.Create(ctx, "m/late.json", data); !errors.Is(err, context.Canceled) {
			t.Errorf("Create: got %v, want context.Canceled", err)
		}
		if _, err := store.Get(ctx, "m/1.json"); !errors.Is(err, context.Canceled) {
			t.Errorf("Get: got %v, want context.Canceled", err)
		}
	})
}

func expect(t *testing.T, store converter.Store, key string, want []byte) {
	t.Helper()
	got, err := store.Get(context.Background(), key)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s holds %q, want %q (%v)", key, got, want, err)
	}
}

// Race checks that of many who write one key at once one wins, on a store that
// does not hold m/race.json.
func Race(t *testing.T, store converter.Store) {
	const writers = 8
	results := make([]error, writers)
	var all sync.WaitGroup
	for i := range writers {
		all.Go(func() {
			results[i] = store.Create(context.Background(), "m/race.json", fmt.Appendf(nil, "writer %d", i))
		})
	}
	all.Wait()
	winner := -1
	for i, err := range results {
		switch {
		case err == nil && winner >= 0:
			t.Errorf("writers %d and %d both won", winner, i)
		case err == nil:
			winner = i
		case !errors.Is(err, converter.ErrExists):
			t.Errorf("writer %d: got %v, want ErrExists", i, err)
		}
	}
	expect(t, store, "m/race.json", fmt.Appendf(nil, "writer %d", winner))
}
