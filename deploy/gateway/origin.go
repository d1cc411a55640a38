package gateway

import (
	"fmt"
	"strings"
)

// origin is the value of Access-Control-Allow-Origin. The header carries one
// value and API Gateway's own answers cannot choose among several, so a list of
// them is refused.
func (a API) origin() (string, error) {
	switch {
	case len(a.Origins) == 0:
		return "", fmt.Errorf(`the REST API %q has no origin; set api.origins in stack.json to one, or to "*" for any`, a.Name)
	case len(a.Origins) > 1:
		return "", fmt.Errorf(`the REST API %q has %d origins (%s), but Access-Control-Allow-Origin carries one and API Gateway does not choose; keep one in api.origins of stack.json, or "*" for any`,
			a.Name, len(a.Origins), strings.Join(a.Origins, ", "))
	case strings.ContainsAny(a.Origins[0], "'\\ \t\r\n") || a.Origins[0] == "":
		return "", fmt.Errorf("the origin %q is not one; write it like https://example.com", a.Origins[0])
	}
	return a.Origins[0], nil
}
