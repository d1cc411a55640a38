package schema

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// fitTime is how FittedAt is written.
const fitTime = "2006-01-02T15:04:05Z"

// versionOf is <fit time, UTC, compact>-<first 12 hex of the SHA-256 of the
// canonical artefact with an empty version>.
func versionOf(a *Artefact) (string, error) {
	at, err := a.fitted()
	if err != nil {
		return "", err
	}
	content := *a
	content.Version = ""
	data, err := Encode(&content)
	if err != nil {
		return "", err
	}
	return version(at, data), nil
}

// version is that of an artefact, whose text with an empty version is made of
// these parts.
func version(fitted time.Time, parts ...[]byte) string {
	sum := sha256.New()
	for _, part := range parts {
		sum.Write(part)
	}
	return fitted.Format("20060102T150405Z") + "-" + hex.EncodeToString(sum.Sum(nil)[:6])
}

// fitted is FittedAt, which has one spelling.
func (a *Artefact) fitted() (time.Time, error) {
	t, err := time.Parse(fitTime, a.FittedAt)
	if err != nil || t.Format(fitTime) != a.FittedAt {
		return t, &DecodeError{
			Pointer: "/fitted_at",
			Problem: fmt.Sprintf("%q is not a time in UTC, whole seconds", a.FittedAt),
			Hint:    "write it as 2006-01-02T15:04:05Z, as modelexport does",
		}
	}
	return t, nil
}

// checkVersion holds a's version against data, the text that a was read from. A
// text that NewArtefact and Encode made is canonical as it is and need not be
// written again; any other one is.
func (a *Artefact) checkVersion(data []byte) error {
	at, err := a.fitted()
	if err != nil {
		return err
	}
	head, tail := `{"format":"`+a.Format+`","version":"`, `"`
	if rest, ok := bytes.CutPrefix(data, []byte(head+a.Version+tail)); ok && version(at, []byte(head+tail), rest) == a.Version {
		return nil
	}
	want, err := versionOf(a)
	if err == nil && a.Version != want {
		err = &VersionError{Says: a.Version, Is: want}
	}
	return err
}

// A VersionError says that an artefact's content is not what its version names.
type VersionError struct{ Says, Is string }

func (e *VersionError) Error() string {
	return fmt.Sprintf("/version: the artefact says %s but its content is %s: it was changed after it was made; convert the coefficients again", e.Says, e.Is)
}
