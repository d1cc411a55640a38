package deploy

import (
	"encoding/json"
	"net/url"
)

// canonical writes a policy document with sorted keys and no white space, so
// that documents compare as what they mean. Text that is not JSON stays as it is.
func canonical(document string) string {
	var tree any
	if json.Unmarshal([]byte(document), &tree) != nil {
		return document
	}
	out, err := json.Marshal(tree)
	if err != nil {
		return document
	}
	return string(out)
}

// decoded undoes the percent-encoding in which IAM hands documents back.
func decoded(document string) string {
	text, err := url.QueryUnescape(document)
	if err != nil {
		return canonical(document)
	}
	return canonical(text)
}
