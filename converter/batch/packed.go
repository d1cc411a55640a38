package batch

import (
	"bufio"
	"bytes"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// window is how far back zstd looks: what bounds its memory, both ways. Files that
// were written to be looked back farther are refused by name.
const (
	window     = 1 << 20
	readWindow = 8 << 20
)

// unpacked reads r, packed or not, as its first bytes say.
func unpacked(r *bufio.Reader, start []byte) (*bufio.Reader, error) {
	switch {
	case bytes.HasPrefix(start, []byte{0x1f, 0x8b}):
		u, err := gzip.NewReader(r)
		if err != nil {
			return nil, err
		}
		return bufio.NewReaderSize(u, blockSize), nil
	case bytes.HasPrefix(start, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		u, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(readWindow), zstd.WithDecoderLowmem(true))
		if err != nil {
			return nil, err
		}
		return bufio.NewReaderSize(u.IOReadCloser(), blockSize), nil
	}
	return r, nil
}

// packed is w that packs; closing it leaves w open. Equal input gives equal bytes.
func packed(w io.Writer, how packing) (io.WriteCloser, error) {
	switch how {
	case gz:
		return gzip.NewWriter(w), nil
	case zst:
		return zstd.NewWriter(w, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(window))
	}
	return unpackedWriter{w}, nil
}

type unpackedWriter struct{ io.Writer }

func (unpackedWriter) Close() error { return nil }
