package s3

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/versity/versitygw/backend/meta"
)

// attributes keeps what versitygw knows of an object in files under meta. The
// library names the place of an old version's by the absolute path of the
// version, so that a state moved to another folder would lose them; here they
// are under .versions, which is no bucket's name.
type attributes struct {
	meta.SideCar
	versions string // absolute path of the old versions
}

var _ meta.MetadataStorer = attributes{}

func openAttributes(dir string) (attributes, error) {
	place, versions := filepath.Join(dir, "meta"), filepath.Join(dir, "versions")
	s, err := meta.NewSideCar(place)
	if err != nil {
		return attributes{}, err
	}
	// Where an earlier emulator has put them.
	err = os.Rename(filepath.Join(place, versions), filepath.Join(place, oldVersions))
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return attributes{s, versions}, err
}

const oldVersions = ".versions"

// at is the bucket, or the folder of old versions, that the library means.
func (a attributes) at(bucket string) string {
	if rest, ok := strings.CutPrefix(bucket, a.versions); ok {
		return oldVersions + rest
	}
	return bucket
}

// RetrieveAttribute knows no ETag of an object that is gone: the library leaves
// the attributes of a deleted version behind, and If-None-Match asks for this one.
func (a attributes) RetrieveAttribute(f *os.File, bucket, object, attribute string) ([]byte, error) {
	if attribute == "etag" {
		if _, err := os.Stat(filepath.Join(bucket, object)); errors.Is(err, fs.ErrNotExist) {
			return nil, fs.ErrNotExist
		}
	}
	return a.SideCar.RetrieveAttribute(f, a.at(bucket), object, attribute)
}

func (a attributes) StoreAttribute(f *os.File, bucket, object, attribute string, value []byte) error {
	return a.SideCar.StoreAttribute(f, a.at(bucket), object, attribute, value)
}

func (a attributes) DeleteAttribute(bucket, object, attribute string) error {
	return a.SideCar.DeleteAttribute(a.at(bucket), object, attribute)
}

func (a attributes) ListAttributes(bucket, object string) ([]string, error) {
	return a.SideCar.ListAttributes(a.at(bucket), object)
}

func (a attributes) DeleteAttributes(bucket, object string) error {
	return a.SideCar.DeleteAttributes(a.at(bucket), object)
}

func (a attributes) RenameObject(bucket, oldObject, newObject string) error {
	return a.SideCar.RenameObject(a.at(bucket), oldObject, newObject)
}
