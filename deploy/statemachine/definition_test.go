package statemachine

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestDefinitionIsTheSame(t *testing.T) {
	one, err := Definition()
	if err != nil {
		t.Fatal(err)
	}
	two, err := Definition()
	if err != nil || one != two {
		t.Errorf("two definitions differ: %v", err)
	}
	if len(one) > 1<<20 {
		t.Errorf("%d characters; AWS takes a million", len(one))
	}
}

// Whatever the definition reads of its input, an input has, by the same name.
func TestInputHasWhatIsRead(t *testing.T) {
	definition, err := Definition()
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(Input{Options: json.RawMessage("{}")})
	if err != nil {
		t.Fatal(err)
	}
	var input map[string]any
	if err := json.Unmarshal(text, &input); err != nil {
		t.Fatal(err)
	}
	paths := regexp.MustCompile(`"\$\.([a-z_.]+)"`).FindAllStringSubmatch(definition, -1)
	read := map[string]bool{}
	for _, p := range paths {
		if p[1] == "answer" { // where a result goes
			continue
		}
		read[strings.Split(p[1], ".")[0]] = true
		var at any = input
		for _, name := range strings.Split(p[1], ".") {
			object, _ := at.(map[string]any)
			if at = object[name]; at == nil {
				t.Errorf("the definition reads $.%s, which an input does not have", p[1])
				break
			}
		}
	}
	for name := range input {
		if !read[name] {
			t.Errorf("an input has %s, which the definition does not read", name)
		}
	}
}

// Every state that another names is there, and a Map's label is one of its own.
func TestStates(t *testing.T) {
	definition, err := Definition()
	if err != nil {
		t.Fatal(err)
	}
	var d struct {
		StartAt string
		States  map[string]struct {
			Type, Next, Default, Label string
			Choices                    []struct{ Next string }
			ItemProcessor              struct {
				StartAt         string
				States          map[string]any
				ProcessorConfig struct{ Mode, ExecutionType string }
			}
		}
	}
	if err := json.Unmarshal([]byte(definition), &d); err != nil {
		t.Fatal(err)
	}
	var labels []string
	names := []string{d.StartAt}
	for _, s := range d.States {
		for _, c := range s.Choices {
			names = append(names, c.Next)
		}
		if s.Default != "" {
			names = append(names, s.Default)
		}
		if s.Type != "Map" {
			continue
		}
		labels = append(labels, s.Label)
		if p := s.ItemProcessor; p.States[p.StartAt] == nil || p.ProcessorConfig.Mode != "DISTRIBUTED" || p.ProcessorConfig.ExecutionType != "EXPRESS" {
			t.Errorf("the child of %s: %+v", s.Label, p)
		}
	}
	for _, name := range names {
		if _, ok := d.States[name]; !ok {
			t.Errorf("there is no state %s", name)
		}
	}
	if slices.Sort(labels); !slices.Equal(labels, formats) {
		t.Errorf("labels %q; want %q", labels, formats)
	}
	if len(names) != len(d.States) {
		t.Errorf("%d states are named, %d are there", len(names), len(d.States))
	}
}
