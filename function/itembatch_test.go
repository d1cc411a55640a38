package function_test

import (
	"strings"
	"testing"
)

// The answer of an item batch is that of many rows; what is wrong with the whole
// batch fails the state, whose Catch sees the seed's error contract.
func TestItemBatch(t *testing.T) {
	h, p := serve(t)
	type over = map[string]any
	tail := `"model":"admission","version":"` + p.Version + `","digest":"` + p.sha256 + `"}`
	const (
		head = `{"errorType":"BadRequest","httpStatus":400,"request_id":"request-1","message":`
		one  = `{"result":true,"link":1.0377117527331783,"response":0.7384082459801908,"class":"1","probs":{"0":0.26159175401980916,"1":0.7384082459801908}}`
		none = `{"error":{"message":"rank: \"none\" is not a level; allowed: \"1\", \"2\", \"3\", \"4\"","errors":[{"field":"rank","value":"none","allowed":"\"1\", \"2\", \"3\", \"4\"","message":"rank: \"none\" is not a level; allowed: \"1\", \"2\", \"3\", \"4\""}]}}`
	)
	item := func(rank string) any { return map[string]string{"gre": "800", "gpa": "4", "rank": rank} }
	for _, test := range []struct {
		name            string
		over            over
		answer, refused string
	}{
		{"rows of a CSV", over{"BatchInput": nil, "Items": []any{item("1"), item("none")}}, `{"rows":[` + one + `,` + none + `],"scored":1,"refused":1,` + tail, ""},
		{"an item that is no row", over{"BatchInput": nil, "Items": []any{7}}, `{"rows":[{"error":{"message":"the row is a number, not an object; send one JSON object with gre, gpa, rank","errors":[]}}],"scored":0,"refused":1,` + tail, ""},
		{"no item", over{"Items": []any{}}, `{"rows":[],"scored":0,"refused":0,` + tail, ""},
		{"a bad option", over{"BatchInput.options": over{"se": "perhaps"}}, "", head + `"options.se: found perhaps; send true or false","errors":[{"field":"options.se","value":"perhaps","allowed":"true or false","message":"options.se: found perhaps; send true or false"}]}`},
		{"something else in BatchInput", over{"BatchInput.job": "nightly"}, "", head + `"BatchInput has job; it may have the object options and nothing else; send one JSON object with gre, gpa, rank","errors":[]}`},
		{"something else beside it", over{"job": "nightly"}, "", head + `"job stands beside Items; an item batch has Items and BatchInput; send one JSON object with gre, gpa, rank","errors":[]}`},
		{"more than a state may hand on", over{"BatchInput": nil, "Items": strings.Split(strings.Repeat("x", 4999), "")}, "",
			`{"errorType":"BadRequest","httpStatus":413,"request_id":"request-1","message":"the answer would be larger than the 262144 bytes that may leave here; send fewer rows","errors":[]}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer, refused := ask(t, h, sample(t, "item-batch", test.over))
			if answer != test.answer || refused != test.refused {
				t.Errorf("\n got %s%s\nwant %s%s", answer, refused, test.answer, test.refused)
			}
		})
	}
	answer, refused := ask(t, h, sample(t, "item-batch", nil))
	if !strings.Contains(answer, `"se_link":`) || !strings.Contains(answer, `"scored":2,"refused":1,`) {
		t.Errorf("with standard errors: %s%s", answer, refused)
	}
}
