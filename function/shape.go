package function

import "strings"

// What the values of the environment look like. Not regular expressions: making
// one costs a cold start more than everything that is done with it.

const (
	digits  = "0123456789"
	letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)

// isDigest is a SHA-256 in lower case hex.
func isDigest(s string) bool { return len(s) == 64 && only(s, digits+"abcdef") }

// isModelKey is <model>/<version>.json.
func isModelKey(s string) bool {
	model, file, ok := strings.Cut(s, "/")
	version, isJSON := strings.CutSuffix(file, ".json")
	return ok && isJSON && model != "" && version != "" && !strings.Contains(version, "/")
}

// isPath is one or more segments, each behind its slash.
func isPath(s string) bool {
	rest, ok := strings.CutPrefix(s, "/")
	for segment := range strings.SplitSeq(rest, "/") {
		ok = ok && segment != "" && only(segment, letters+digits+"._~-")
	}
	return ok
}

// isOrigin is what browsers send as one, or a star.
func isOrigin(s string) bool {
	host, ok := strings.CutPrefix(s, "https://")
	if !ok {
		host, ok = strings.CutPrefix(s, "http://")
	}
	return s == "*" || ok && host != "" && !strings.ContainsAny(host, " \t\n\f\r/'\"")
}

// only says that s has no byte but those of set.
func only(s, set string) bool { return strings.Trim(s, set) == "" }
