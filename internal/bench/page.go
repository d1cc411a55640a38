package bench

import (
	"fmt"
	"strings"
)

// Fill puts text between the markers of that name in a page:
//
//	<!-- bench:goals -->
//	...
//	<!-- /bench:goals -->
//
// What stands there is replaced. A page without them is refused.
func Fill(page, name, text string) (string, error) {
	begin, end := "<!-- bench:"+name+" -->\n", "<!-- /bench:"+name+" -->"
	before, rest, ok := strings.Cut(page, begin)
	if !ok {
		return "", fmt.Errorf("the page has no line %q; put it, and %q below it, where the figures go", strings.TrimSpace(begin), end)
	}
	_, after, ok := strings.Cut(rest, end)
	if !ok {
		return "", fmt.Errorf("the page has no line %q behind %q", end, strings.TrimSpace(begin))
	}
	return before + begin + text + end + after, nil
}
