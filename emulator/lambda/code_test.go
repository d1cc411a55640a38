package lambda

import (
	"archive/zip"
	"bytes"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// A program that was just unpacked can be started, whatever else is started at
// that moment.
func TestUnpackedCanBeStarted(t *testing.T) {
	var data bytes.Buffer
	w := zip.NewWriter(&data)
	header := &zip.FileHeader{Name: "bootstrap"}
	header.SetMode(0o755)
	file, err := w.CreateHeader(header)
	if err == nil {
		_, err = file.Write([]byte("#!/bin/sh\nexit 0\n"))
	}
	if err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(data.Bytes()), int64(data.Len()))
	if err != nil {
		t.Fatal(err)
	}
	stop := make(chan struct{})
	var others sync.WaitGroup
	for range 4 {
		others.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
					_ = exec.Command("/bin/sh", "-c", ":").Run() // only starts count
				}
			}
		})
	}
	for range 200 {
		dir := t.TempDir()
		if err := unpackFile(dir, r.File[0]); err != nil {
			t.Error(err)
		}
		if err := exec.Command(filepath.Join(dir, "bootstrap")).Run(); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	others.Wait()
}
