package awsmodel

import (
	"encoding/base64"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// beyond are values that AWS answers although the enumeration has them not.
var beyond = map[string][]string{
	// "This data type can only have a value of Policy" (IAM API Reference,
	// AttachedPermissionsBoundary).
	"PermissionsBoundaryAttachmentType": {"Policy"},
	// While an update is under way (appleboy/lambda-action#65 shows one).
	"LastUpdateStatusReasonCode": {"Creating"},
}

// checkText checks a value that is written as text: in XML or in a header.
// format is the protocol's usual form of a time.
func (m *model) checkText(name, text, format, where string, f *finding) {
	s := m.Shapes[name]
	var err error
	switch s.Type {
	case "integer", "long":
		_, err = strconv.ParseInt(text, 10, 64)
	case "float", "double":
		_, err = strconv.ParseFloat(text, 64)
	case "boolean":
		_, err = strconv.ParseBool(text)
	case "blob":
		_, err = base64.StdEncoding.DecodeString(text)
	case "timestamp":
		if s.TimestampFormat != "" {
			format = s.TimestampFormat
		}
		if format == "rfc822" {
			_, err = http.ParseTime(text)
		} else {
			_, err = time.Parse(time.RFC3339, text)
		}
	case "string", "character":
		m.checkEnum(name, text, where, f)
	default:
		f.add("%s: text %q where the model has a %s", where, text, s.Type)
	}
	if err != nil {
		f.add("%s: %q is no %s", where, text, s.Type)
	}
}

// checkEnum holds a string to its enumeration. AWS leaves a member out, or says
// "", where it has no value.
func (m *model) checkEnum(name, text, where string, f *finding) {
	s := m.Shapes[name]
	if len(s.Enum) > 0 && text != "" && !slices.Contains(s.Enum, text) && !slices.Contains(beyond[name], text) {
		f.add("%s: %q is none of %q", where, text, s.Enum)
	}
}
