package schema

import (
	"bytes"
	"crypto/md5"
	"encoding/hex"
	"fmt"
)

// Unsealed is the checksum of a document that has none yet.
const Unsealed = "md5:00000000000000000000000000000000"

// Checksum is "md5:" and the MD5, in lower case hex, of data with its last
// occurrence of says, the checksum that it carries, as [Unsealed]. It finds
// accidents, a flipped bit or an edited digit, that no tolerance would notice;
// it is no signature. R makes it (modelexport, R/checksum.R) and R 4.2 has MD5
// and no SHA-256.
func Checksum(data []byte, says string) string {
	sum := md5.New()
	at := bytes.LastIndex(data, []byte(says))
	if at < 0 || len(says) != len(Unsealed) {
		sum.Write(data)
	} else {
		sum.Write(data[:at])
		sum.Write([]byte(Unsealed))
		sum.Write(data[at+len(says):])
	}
	return "md5:" + hex.EncodeToString(sum.Sum(nil))
}

// Seal writes the checksum into a document that says says.
func Seal(data []byte, says string) []byte {
	at := bytes.LastIndex(data, []byte(says))
	if at < 0 {
		return data
	}
	sum := Checksum(data, says)
	return append(append(bytes.Clone(data[:at]), sum...), data[at+len(says):]...)
}

// A ChecksumError says that a document is not as R wrote it.
type ChecksumError struct{ Says, Is string }

func (e *ChecksumError) Error() string {
	return fmt.Sprintf("/checksum: the document says %s but is %s: it was changed after R wrote it; export the fit again", e.Says, e.Is)
}
