package engine

import "serverless-poc/schema"

// readLogical takes true, false and the strings that R's as.logical() takes
// and people write: TRUE, FALSE, true, false, T, F.
func readLogical(v schema.Value) (float64, string) {
	if v.Kind() == schema.KindBool {
		return float64(truth(v.Truth())), ""
	}
	if v.Kind() == schema.KindString {
		switch v.Text() {
		case "TRUE", "true", "T":
			return 1, ""
		case "FALSE", "false", "F":
			return 0, ""
		}
	}
	return notANumber, "is not true or false"
}

// truth is R's as.integer() of a logical.
func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}
