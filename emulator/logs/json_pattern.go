package logs

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// A JSON pattern, { $.level = "ERROR" && $.ms > 100 }, keeps the lines that are
// JSON objects and satisfy it. && binds more than ||; there are no parentheses.
// Source: CloudWatch Logs User Guide, "Filter pattern syntax for JSON log events".
type jsonPattern [][]condition // one of the lists must hold as a whole

// condition compares a member with a value.
type condition struct {
	member []string
	op     string
	text   *regexp.Regexp // nil when the value is a number
	number float64
}

var comparison = regexp.MustCompile(`^\$\.([\w.-]+)\s*(=|!=|<=|>=|<|>)\s*("[^"]*"|[^\s"]+)$`)

func parseJSONPattern(text string) (jsonPattern, error) {
	inner, ok := strings.CutSuffix(strings.TrimPrefix(text, "{"), "}")
	if !ok {
		return nil, fmt.Errorf("it must end with }")
	}
	var out jsonPattern
	for either := range strings.SplitSeq(inner, "||") {
		var all []condition
		for part := range strings.SplitSeq(either, "&&") {
			m := comparison.FindStringSubmatch(strings.TrimSpace(part))
			if m == nil {
				return nil, fmt.Errorf("%q is not a comparison such as $.level = \"ERROR\"", strings.TrimSpace(part))
			}
			c := condition{member: strings.Split(m[1], "."), op: m[2]}
			n, err := strconv.ParseFloat(m[3], 64)
			if c.number = n; err != nil {
				c.text = wild(strings.Trim(m[3], `"`))
			}
			if c.text != nil && c.op != "=" && c.op != "!=" {
				return nil, fmt.Errorf("%s compares with a number, not with %s", c.op, m[3])
			}
			all = append(all, c)
		}
		out = append(out, all)
	}
	return out, nil
}

// wild is a text in which * stands for anything.
func wild(text string) *regexp.Regexp {
	return regexp.MustCompile("(?s)^" + strings.ReplaceAll(regexp.QuoteMeta(text), `\*`, ".*") + "$") // quoted, so it compiles
}

// keeps reports whether a line satisfies the pattern.
func (p jsonPattern) keeps(line string) bool {
	var object map[string]any
	if json.Unmarshal([]byte(line), &object) != nil {
		return false
	}
	for _, all := range p {
		held := true
		for _, c := range all {
			held = held && c.holds(object)
		}
		if held {
			return true
		}
	}
	return false
}

// holds is false when the member is not there.
func (c condition) holds(object map[string]any) bool {
	var v any = object
	for _, name := range c.member {
		inner, ok := v.(map[string]any)
		if !ok {
			return false
		}
		if v, ok = inner[name]; !ok {
			return false
		}
	}
	if c.text != nil {
		s, ok := v.(string)
		return ok && c.text.MatchString(s) == (c.op == "=")
	}
	n, ok := v.(float64)
	if !ok {
		return false
	}
	switch c.op {
	case "=":
		return n == c.number
	case "!=":
		return n != c.number
	case "<":
		return n < c.number
	case "<=":
		return n <= c.number
	case ">":
		return n > c.number
	}
	return n >= c.number
}
