package schema

import (
	"fmt"
	"time"
)

// fitTime is how FittedAt is written.
const fitTime = "2006-01-02T15:04:05Z"

// versionOf is <fit time, UTC, compact>-<first 12 hex of the SHA-256 of the
// canonical artefact with an empty version>. The artefact takes about size bytes.
func versionOf(a *Artefact, size int) (string, error) {
	t, err := time.Parse(fitTime, a.FittedAt)
	if err != nil || t.Format(fitTime) != a.FittedAt {
		return "", &DecodeError{
			Pointer: "/fitted_at",
			Problem: fmt.Sprintf("%q is not a time in UTC, whole seconds", a.FittedAt),
			Hint:    "write it as 2006-01-02T15:04:05Z, as modelexport does",
		}
	}
	content := *a
	content.Version = ""
	data, err := encodeSized(&content, size)
	if err != nil {
		return "", err
	}
	return t.Format("20060102T150405Z") + "-" + Digest(data)[:12], nil
}

// A VersionError says that an artefact's content is not what its version names.
type VersionError struct{ Says, Is string }

func (e *VersionError) Error() string {
	return fmt.Sprintf("/version: the artefact says %s but its content is %s: it was changed after it was made; convert the coefficients again", e.Says, e.Is)
}
