package converter

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"serverless-poc/schema"
)

// A Store keeps artefacts under their keys and never overwrites one.
type Store interface {
	// Create writes data under key; errors.Is(err, ErrExists) when the key is taken.
	Create(ctx context.Context, key string, data []byte) error
	// Get reads what is under key.
	Get(ctx context.Context, key string) ([]byte, error)
}

// ErrExists is a Store's answer for a key that is taken.
var ErrExists = errors.New("the key is taken")

// A Status says what a run did.
type Status string

// What Publish and Save did.
const (
	Created   Status = "created"
	Unchanged Status = "unchanged" // the same bytes were there already
)

// A ConflictError says that other bytes stand under an artefact's key. Ours and
// Theirs are SHA-256 digests.
type ConflictError struct{ Key, Ours, Theirs string }

func (e *ConflictError) Error() string {
	return fmt.Sprintf("%s is there already with other content: its SHA-256 is %s, this artefact's is %s; "+
		"artefacts are immutable, so nothing was overwritten; find out who wrote it, then fit or export again for a new version",
		e.Key, e.Theirs, e.Ours)
}

// Publish proves c's bytes once more and writes them under the artefact's key.
// The same bytes there already are [Unchanged]; others are a [*ConflictError].
func Publish(ctx context.Context, store Store, c *Converted) (Status, error) {
	proved, err := Load(c.Bytes)
	if err != nil {
		return "", fmt.Errorf("not published: %w", err)
	}
	key := proved.Artefact.Key()
	err = store.Create(ctx, key, proved.Bytes)
	if err == nil {
		return Created, nil
	}
	if !errors.Is(err, ErrExists) {
		return "", err
	}
	there, err := store.Get(ctx, key)
	if err != nil {
		return "", fmt.Errorf("%s is there already and cannot be compared: %w", key, err)
	}
	if !bytes.Equal(there, proved.Bytes) {
		return "", &ConflictError{Key: key, Ours: proved.Digest, Theirs: schema.Digest(there)}
	}
	return Unchanged, nil
}
