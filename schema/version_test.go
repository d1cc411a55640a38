package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

func artefact(t *testing.T) *Artefact {
	t.Helper()
	c, err := DecodeCoefficients(sealed(minimal))
	if err != nil {
		t.Fatal(err)
	}
	a, err := NewArtefact(c)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// The hash of an empty text is FIPS 180-4's.
func TestDigest(t *testing.T) {
	const want = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	if got := Digest(nil); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestVersion(t *testing.T) {
	a := artefact(t)
	content := `{"format":"artefact/1.0","version":"",` + strings.TrimPrefix(strings.Replace(canonical, `,"checksum":"`+Unsealed+`"`, "", 1), `{"format":"coefficients/1.0",`)
	if want := "20260102T030405Z-" + Digest([]byte(content))[:12]; a.Version != want {
		t.Errorf("version is %s, want %s", a.Version, want)
	}
	if want := "m/" + a.Version + ".json"; a.Key() != want {
		t.Errorf("key is %s, want %s", a.Key(), want)
	}
	data, err := Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := DecodeArtefact(data); err != nil {
		t.Errorf("its own artefact: %v", err)
	}
}

// The version is of the content, however it is written.
func TestVersionOfAnotherText(t *testing.T) {
	a := artefact(t)
	data, err := Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	var wide bytes.Buffer
	if err := json.Indent(&wide, data, "", "  "); err != nil {
		t.Fatal(err)
	}
	if got, err := DecodeArtefact(wide.Bytes()); err != nil || got.Version != a.Version {
		t.Errorf("got %v, %v", got, err)
	}
	var changed *VersionError
	if _, err := DecodeArtefact(bytes.Replace(wide.Bytes(), []byte(`"y ~ x"`), []byte(`"y ~ z"`), 1)); !errors.As(err, &changed) {
		t.Errorf("a changed formula: %v", err)
	}
}

func TestVersionRefuses(t *testing.T) {
	a := artefact(t)
	a.Coefficients[0].Value = 0.2
	data, err := Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	_, err = DecodeArtefact(data)
	var changed *VersionError
	if !errors.As(err, &changed) || changed.Says != a.Version {
		t.Fatalf("got %v, want a *VersionError", err)
	}
	if want := "/version: the artefact says " + a.Version + " but its content is " + changed.Is + ": it was changed after it was made; convert the coefficients again"; err.Error() != want {
		t.Errorf("got %s\nwant %s", err, want)
	}
}

func TestVersionRefusesTimes(t *testing.T) {
	for _, at := range []string{"2026-01-02", "2026-01-02T03:04:05+01:00", "2026-01-02T03:04:05.5Z", "2026-02-30T00:00:00Z", "2026-01-02 03:04:05", ""} {
		c, err := DecodeCoefficients(sealed(edit(t, `2026-01-02T03:04:05Z`, at)))
		if err != nil {
			t.Fatal(err)
		}
		_, err = NewArtefact(c)
		want := `/fitted_at: "` + at + `" is not a time in UTC, whole seconds; write it as 2006-01-02T15:04:05Z, as modelexport does`
		if err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", at, err, want)
		}
	}
}
