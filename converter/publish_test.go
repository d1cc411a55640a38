package converter_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"serverless-poc/converter"
	"serverless-poc/converter/internal/sample"
	"serverless-poc/converter/storetest"
	"serverless-poc/schema"
)

func TestMemoryStore(t *testing.T) {
	storetest.Run(t, &storetest.Memory{})
	storetest.Race(t, &storetest.Memory{})
}

func admissionArtefact(t *testing.T) *converter.Converted {
	t.Helper()
	c, err := converter.Convert(sample.Admission(t))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestPublish(t *testing.T) {
	ctx, store, c := context.Background(), &storetest.Memory{}, admissionArtefact(t)
	for _, want := range []converter.Status{converter.Created, converter.Unchanged, converter.Unchanged} {
		got, err := converter.Publish(ctx, store, c)
		if err != nil || got != want {
			t.Fatalf("got %q, %v; want %q", got, err, want)
		}
	}
	data, err := store.Get(ctx, "admission/"+c.Artefact.Version+".json")
	if err != nil || schema.Digest(data) != c.Digest {
		t.Errorf("the store holds other bytes: %v", err)
	}
}

func TestPublishRefusesToReplace(t *testing.T) {
	ctx, store, c := context.Background(), &storetest.Memory{}, admissionArtefact(t)
	if err := store.Create(ctx, c.Artefact.Key(), nil); err != nil {
		t.Fatal(err)
	}
	_, err := converter.Publish(ctx, store, c)
	var conflict *converter.ConflictError
	if !errors.As(err, &conflict) {
		t.Fatalf("got %v, want a *ConflictError", err)
	}
	want := c.Artefact.Key() + " is there already with other content: its SHA-256 is e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, this artefact's is " + c.Digest +
		"; artefacts are immutable, so nothing was overwritten; find out who wrote it, then fit or export again for a new version"
	if err.Error() != want {
		t.Errorf("\n got %s\nwant %s", err, want)
	}
}

// TestPublishProves: what was changed after the proof does not get out.
func TestPublishProves(t *testing.T) {
	ctx, store, c := context.Background(), &storetest.Memory{}, admissionArtefact(t)
	c.Bytes = bytes.Replace(c.Bytes, []byte(`"value":0.8`), []byte(`"value":0.9`), 1)
	_, err := converter.Publish(ctx, store, c)
	if err == nil || !strings.HasPrefix(err.Error(), "not published: /version: the artefact says ") {
		t.Errorf("got %v", err)
	}
	if _, err := store.Get(ctx, c.Artefact.Key()); err == nil {
		t.Error("it was written all the same")
	}
}

// deaf is a store whose objects cannot be read.
type deaf struct{ storetest.Memory }

func (*deaf) Get(context.Context, string) ([]byte, error) { return nil, errors.New("403 Forbidden") }

func TestPublishCannotCompare(t *testing.T) {
	ctx, store, c := context.Background(), &deaf{}, admissionArtefact(t)
	if _, err := converter.Publish(ctx, store, c); err != nil {
		t.Fatal(err)
	}
	_, err := converter.Publish(ctx, store, c)
	if want := c.Artefact.Key() + " is there already and cannot be compared: 403 Forbidden"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
