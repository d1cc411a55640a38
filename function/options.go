package function

import (
	"encoding/json"
	"slices"
	"strings"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

// options are what a caller wants beside the prediction itself.
type options struct {
	engine.Ask
	threshold *float64 // instead of the model's own
}

// An option is one of them: what it takes, and how it is read. texts are its
// values as they were written, one but for the options that take several.
type option struct {
	name    string
	allowed string
	several bool
	read    func(o *options, texts []string) bool
}

// known are all options, in the order in which they are listed.
var known = []option{
	{"se", "true or false", false, func(o *options, texts []string) bool { return truth(&o.SE, texts[0]) }},
	{"interval", "true or false", false, func(o *options, texts []string) bool { return truth(&o.Interval, texts[0]) }},
	{"level", "a number between 0 and 1, such as 0.95", false, (*options).readLevel},
	{"explain", "true or false", false, func(o *options, texts []string) bool { return truth(&o.Explain, texts[0]) }},
	{"threshold", "a number from 0 to 1", false, (*options).readThreshold},
	{"times", "numbers, at most 100", true, func(o *options, texts []string) bool { return keys(&o.Times, texts) }},
	{"quantiles", "numbers from 0 to 1, at most 100", true, (*options).readQuantiles},
}

// optionNamed is the option of that name, and a zero one where there is none.
func optionNamed(name string) (k option, ok bool) {
	i := slices.IndexFunc(known, func(k option) bool { return k.name == name })
	if i < 0 {
		return option{}, false
	}
	return known[i], true
}

// set reads one option. A name that no option has, and a value that it does not
// take, is a problem.
func (o *options) set(name string, texts []string) *schema.Problem {
	k, ok := optionNamed(name)
	if !ok {
		return problem(name, texts, "one of "+names(known), "there is no such option; known are "+names(known))
	}
	if !k.several && len(texts) != 1 {
		return problem(name, texts, k.allowed, "given more than once; send "+k.allowed)
	}
	if len(texts) == 0 || !k.read(o, texts) {
		return problem(name, texts, k.allowed, "found "+clip(strings.Join(texts, ", "))+"; send "+k.allowed)
	}
	return nil
}

// problem is one with an option.
func problem(name string, texts []string, allowed, what string) *schema.Problem {
	field := schema.OptionPrefix + clip(name)
	return &schema.Problem{Field: field, Value: schema.Str(clip(strings.Join(texts, ","))), Allowed: allowed, Message: field + ": " + what}
}

func names(list []option) string {
	text := make([]string, len(list))
	for i, k := range list {
		text[i] = k.name
	}
	return strings.Join(text, ", ")
}

// optionsOf reads the object of options, which is known to be valid.
func optionsOf(raw json.RawMessage) (o options, problems schema.Problems) {
	list := split(raw)
	for i, m := range list {
		k, is := optionNamed(m.key)
		texts, ok := scalars(m.raw)
		var wrong *schema.Problem
		switch {
		case slices.ContainsFunc(list[:i], func(other member) bool { return other.key == m.key }):
			wrong = problem(m.key, nil, "the option once", "given twice; send it once")
		case is && !ok:
			wrong = problem(m.key, []string{string(m.raw)}, k.allowed, "found "+kindOf(m.raw)+"; send "+k.allowed)
		default:
			wrong = o.set(m.key, texts)
		}
		if wrong != nil {
			problems = append(problems, *wrong)
		}
	}
	return o, problems
}

// scalars are the texts of a number, string or boolean, or of an array of them;
// ok is false for anything else.
func scalars(raw json.RawMessage) (texts []string, ok bool) {
	values := []json.RawMessage{raw}
	if isArray(raw) {
		values = elements(raw)
	}
	for _, v := range values {
		switch v[0] {
		case '{', '[', 'n':
			return nil, false
		case '"':
			texts = append(texts, schema.Unquote(v))
		default:
			texts = append(texts, string(v))
		}
	}
	return texts, true
}

func truth(into *bool, text string) bool {
	*into = text == "true"
	return *into || text == "false"
}

func (o *options) readLevel(texts []string) bool {
	key, err := engine.NewKey(texts[0])
	o.Level = key.Number
	return err == nil && key.Number > 0 && key.Number < 1
}

func (o *options) readThreshold(texts []string) bool {
	key, err := engine.NewKey(texts[0])
	o.threshold = &key.Number
	return err == nil && key.Number >= 0 && key.Number <= 1
}

func (o *options) readQuantiles(texts []string) bool {
	return keys(&o.Quantiles, texts) && !slices.ContainsFunc(o.Quantiles, func(k engine.Key) bool { return !(k.Number >= 0 && k.Number <= 1) })
}

func keys(into *[]engine.Key, texts []string) bool {
	*into = nil
	for _, text := range texts {
		key, err := engine.NewKey(text)
		if err != nil || len(*into) == schema.MostKeys {
			return false
		}
		*into = append(*into, key)
	}
	return true
}
