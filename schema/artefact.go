package schema

import "strings"

// ArtefactFormat is the newest format that this package knows. Older minor
// versions of the same major are read; an unknown major is refused by name.
const ArtefactFormat = "artefact/1.2"

// BundleName is the artefact's name in a package that carries it, beside the
// program.
const BundleName = "model.json"

// An Artefact is the published document: immutable, versioned by its content.
type Artefact struct {
	Format  string `json:"format"`
	Version string `json:"version"`
	Model
}

// Key is the object key in the models bucket: <model>/<version>.json.
func (a *Artefact) Key() string { return a.Name + "/" + a.Version + ".json" }

// NewArtefact makes the artefact of c, in the minor version of c's own format.
// It is pure: equal coefficients give equal bytes, from release to release.
func NewArtefact(c *Coefficients) (*Artefact, error) {
	_, minor, _ := strings.Cut(c.Format, "/")
	a := &Artefact{Format: "artefact/" + minor, Model: c.Model}
	version, err := versionOf(a)
	if err != nil {
		return nil, err
	}
	a.Version = version
	return a, nil
}

// DecodeArtefact reads an artefact strictly and checks that its version is the
// one its content demands. Errors are [*DecodeError], [*FormatError] or
// [*VersionError].
func DecodeArtefact(data []byte) (*Artefact, error) {
	a, err := decodeOf[Artefact](data, ArtefactFormat)
	if err != nil {
		return nil, err
	}
	if err := a.checkVersion(data); err != nil {
		return nil, err
	}
	return a, nil
}
