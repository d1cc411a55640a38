package s3

import (
	"bytes"
	"encoding/xml"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
)

// failedKeys are the errors in an answer to DeleteObjects.
var failedKeys = regexp.MustCompile(`(?s)<Error>.*?</Error>`)

// deleted mends an answer to DeleteObjects: a version that is not there is
// deleted, as S3 says, and no InternalError about a file.
func deleted(reply *http.Response) error {
	body, err := io.ReadAll(reply.Body)
	if err != nil {
		return err
	}
	body = failedKeys.ReplaceAllFunc(body, func(entry []byte) []byte {
		var e struct{ Code, Message, Key, VersionID string }
		if xml.Unmarshal(bytes.ReplaceAll(entry, []byte("VersionId>"), []byte("VersionID>")), &e) != nil || !gone(e.Code, e.Message) {
			return entry
		}
		var b bytes.Buffer
		b.WriteString("<Deleted><Key>")
		_ = xml.EscapeText(&b, []byte(e.Key)) // a buffer takes everything
		b.WriteString("</Key><VersionId>")
		_ = xml.EscapeText(&b, []byte(e.VersionID))
		b.WriteString("</VersionId></Deleted>")
		return b.Bytes()
	})
	reply.Body = io.NopCloser(bytes.NewReader(body))
	reply.ContentLength = int64(len(body))
	reply.Header.Set("Content-Length", strconv.Itoa(len(body)))
	return nil
}

// gone says that versitygw could not delete what is not there. It says the same
// of a version id that cannot be one.
func gone(code, message string) bool {
	return code == "InternalError" && strings.Contains(message, "no such file or directory") ||
		code == "InvalidArgument" && message == "Invalid version id specified"
}
