package schema

import (
	"errors"
	"testing"
)

// Every single flipped bit of a sealed document is refused, wherever it is.
func TestEveryFlippedBitIsRefused(t *testing.T) {
	good := sealed(minimal)
	if _, err := DecodeCoefficients(good); err != nil {
		t.Fatal(err)
	}
	for at := range good {
		for bit := range 8 {
			good[at] ^= 1 << bit
			if _, err := DecodeCoefficients(good); err == nil {
				t.Errorf("bit %d of byte %d is flipped and nobody says so:\n%s", bit, at, good)
			}
			good[at] ^= 1 << bit
		}
	}
}

func TestChecksumError(t *testing.T) {
	_, err := DecodeCoefficients([]byte(minimal))
	var changed *ChecksumError
	if !errors.As(err, &changed) || changed.Says != Unsealed {
		t.Fatalf("got %v, want a *ChecksumError", err)
	}
	if want := "/checksum: the document says " + Unsealed + " but is " + changed.Is + ": it was changed after R wrote it; export the fit again"; err.Error() != want {
		t.Errorf("got %s\nwant %s", err, want)
	}
}

// The sum of the text with zeros is md5sum's own.
func TestChecksum(t *testing.T) {
	const want = "md5:d3e81f60b553149221fc768b5843ec51" // printf '{"checksum":"md5:00000000000000000000000000000000"}' | md5sum
	if got := Checksum([]byte(`{"checksum":"`+Unsealed+`"}`), Unsealed); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
