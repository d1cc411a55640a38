package pack

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"time"
)

// A File lies beside the program in a package, for it to read.
type File struct {
	Name string
	Data []byte
}

// Zip packs program as the file that Lambda's provided runtimes start:
// bootstrap, mode 0755; others lie beside it. The time in it is fixed, the
// earliest that a zip can hold.
func Zip(program []byte, beside ...File) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	if err := add(w, File{"bootstrap", program}, 0o755); err != nil {
		return nil, err
	}
	for _, file := range beside {
		if err := add(w, file, 0o644); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func add(w *zip.Writer, file File, mode fs.FileMode) error {
	header := &zip.FileHeader{
		Name: file.Name, Method: zip.Deflate,
		Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC),
	}
	header.SetMode(mode)
	f, err := w.CreateHeader(header)
	if err != nil {
		return err
	}
	_, err = f.Write(file.Data)
	return err
}
