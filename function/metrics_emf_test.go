package function

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"serverless-poc/schema"
)

// units are CloudWatch's (MetricDatum).
var units = regexp.MustCompile(`^(Seconds|Microseconds|Milliseconds|Percent|None|(Bytes|Kilobytes|Megabytes|Gigabytes|Terabytes|` +
	`Bits|Kilobits|Megabits|Gigabits|Terabits|Count)(/Second)?)$`)

// embedded says what is wrong with a line by the rules of "Specification: Embedded
// metric format" (CloudWatch user guide, with its JSON schema): the rules are
// written out here, the text is AWS's.
func embedded(line []byte) (wrong []string) {
	bad := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	var root map[string]any
	if err := json.Unmarshal(line, &root); err != nil {
		return []string{"the line is not one JSON object: " + err.Error()}
	}
	if len(line) > 256<<10 { // 1 MB by newer editions of the specification
		bad("%d bytes", len(line))
	}
	about, ok := root["_aws"].(map[string]any)
	if !ok {
		return append(wrong, "no object _aws")
	}
	if at, ok := about["Timestamp"].(float64); !ok || at != math.Trunc(at) || at < 1e12 {
		bad("_aws.Timestamp %v is not in whole milliseconds since 1970", about["Timestamp"])
	}
	directives, ok := about["CloudWatchMetrics"].([]any)
	if !ok || len(directives) == 0 {
		return append(wrong, "_aws.CloudWatchMetrics is no array of directives")
	}
	for _, d := range directives {
		directive, _ := d.(map[string]any)
		keys := []string{}
		for key := range directive {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		if strings.Join(keys, " ") != "Dimensions Metrics Namespace" {
			bad("a directive has the members %v", keys)
		}
		if name, _ := directive["Namespace"].(string); !within(name, 1024) || strings.HasPrefix(name, "AWS/") {
			bad("Namespace %q", name)
		}
		wrong = append(wrong, dimensions(root, directive["Dimensions"])...)
		wrong = append(wrong, definitions(root, directive["Metrics"])...)
	}
	return wrong
}

func within(text string, most int) bool {
	n := utf8.RuneCountInString(text)
	return n >= 1 && n <= most
}

func dimensions(root map[string]any, value any) (wrong []string) {
	sets, _ := value.([]any)
	if len(sets) == 0 {
		return []string{"Dimensions is no array of sets"}
	}
	for _, s := range sets {
		set, ok := s.([]any)
		if !ok || len(set) > 30 {
			wrong = append(wrong, fmt.Sprintf("dimension set %v", s))
		}
		for _, k := range set {
			key, _ := k.(string)
			if text, ok := root[key].(string); !within(key, 250) || !ok || !within(text, 1024) {
				wrong = append(wrong, fmt.Sprintf("dimension %q is %v at the root, and must be text", key, root[key]))
			}
		}
	}
	return wrong
}

func definitions(root map[string]any, value any) (wrong []string) {
	list, _ := value.([]any)
	if len(list) == 0 || len(list) > 100 {
		return []string{fmt.Sprintf("%d metrics", len(list))}
	}
	seen := map[string]bool{}
	for _, m := range list {
		metric, _ := m.(map[string]any)
		name, _ := metric["Name"].(string)
		if !within(name, 1024) || seen[name] {
			wrong = append(wrong, fmt.Sprintf("metric name %q", name))
		}
		seen[name] = true
		if unit, there := metric["Unit"]; there && !units.MatchString(fmt.Sprint(unit)) {
			wrong = append(wrong, fmt.Sprintf("%s: unit %v", name, unit))
		}
		if r, there := metric["StorageResolution"]; there && r != 1.0 && r != 60.0 {
			wrong = append(wrong, fmt.Sprintf("%s: storage resolution %v", name, r))
		}
		for key := range metric {
			if key != "Name" && key != "Unit" && key != "StorageResolution" {
				wrong = append(wrong, fmt.Sprintf("%s: member %s", name, key))
			}
		}
		wrong = append(wrong, target(name, root[name])...)
	}
	return wrong
}

// target is a number, or at most 100 of them.
func target(name string, value any) []string {
	values, several := value.([]any)
	if !several {
		values = []any{value}
	}
	if len(values) > 100 {
		return []string{fmt.Sprintf("%s: %d values", name, len(values))}
	}
	for _, v := range values {
		if _, ok := v.(float64); !ok {
			return []string{fmt.Sprintf("%s is %v at the root, and must be a number", name, v)}
		}
	}
	return nil
}

// The rules can say no.
func TestEmbeddedMetricRules(t *testing.T) {
	const good = `{"_aws":{"Timestamp":1574109732004,"CloudWatchMetrics":[{"Namespace":"n","Dimensions":[["d"]],"Metrics":[{"Name":"m","Unit":"Count"}]}]},"d":"x","m":1}`
	if wrong := embedded([]byte(good)); wrong != nil {
		t.Fatalf("the good line: %v", wrong)
	}
	for _, c := range []struct{ old, new, want string }{
		{`"m":1}`, `"m":"1"}`, "m is 1 at the root, and must be a number"},
		{`"m":1}`, `"m":{"a":1}}`, "m is map[a:1] at the root, and must be a number"},
		{`"m":1}`, `"n":1}`, "m is <nil> at the root, and must be a number"},
		{`"d":"x"`, `"d":1`, `dimension "d" is 1 at the root, and must be text`},
		{`"Unit":"Count"`, `"Unit":"count"`, "m: unit count"},
		{`"Unit":"Count"`, `"Unit":"Count","Value":1`, "m: member Value"},
		{`1574109732004`, `1574109732.004`, "_aws.Timestamp 1.574109732004e+09 is not in whole milliseconds since 1970"},
		{`"Namespace":"n"`, `"Namespace":""`, `Namespace ""`},
		{`"Dimensions":[["d"]],`, ``, "a directive has the members [Metrics Namespace]"},
		{`{"_aws"`, `INFO {"_aws"`, "the line is not one JSON object: invalid character 'I' looking for beginning of value"},
	} {
		got := embedded([]byte(strings.Replace(good, c.old, c.new, 1)))
		if len(got) == 0 || got[0] != c.want {
			t.Errorf("%s instead of %s: %q; want %s", c.new, c.old, got, c.want)
		}
	}
}

func TestMetricsOfARequest(t *testing.T) {
	r := newShape(counted(), spansOf(counted())).newTally()
	r.scored([]float64{10, 0.5, 0, 1}, 0.3, nil)
	r.scored([]float64{3, 0.5, 0, 1}, 0.3, nil)
	r.refuse(schema.Problems{{Field: "group", Value: schema.Str("d")}})
	now := time.UnixMilli(1700000000123)
	for _, c := range []struct {
		name string
		kind string
		cold bool
		want string
	}{
		{"an answer", "", true, `"Requests":1,"BadRequest":0,"InternalError":0,"Rows":3,"RowsRefused":1,"Latency":1.25,"ColdStarts":1,"OutOfRange":1,"UnseenLevels":1,"out_of_range":{"x":1},"unseen_levels":{"group":1},"_aws":{"Timestamp":1700000000123,`},
		{"a bad request", badRequest, false, `"Requests":1,"BadRequest":1,"InternalError":0,"Rows":3,"RowsRefused":1,"Latency":1.25,"ColdStarts":0,`},
		{"a failure of ours", internalError, false, `"Requests":1,"BadRequest":0,"InternalError":1,"Rows":3,`},
	} {
		line := r.appendMetrics([]byte(`{"model":"m"`), now, 1250*time.Microsecond, c.kind, c.cold)
		line = append(line, '}')
		if !strings.Contains(string(line), c.want) {
			t.Errorf("%s: %s\nlacks %s", c.name, line, c.want)
		}
		if wrong := embedded(line); wrong != nil {
			t.Errorf("%s: %v\n%s", c.name, wrong, line)
		}
	}
}
