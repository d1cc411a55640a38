package schema

import "fmt"

// A Stack is stack.json: which models there are and everything that will exist
// in the account for them.
type Stack struct {
	Models       []StackModel      `json:"models"`
	Buckets      StackBuckets      `json:"buckets"`
	Role         string            `json:"role"`
	Policy       string            `json:"policy"`
	Function     StackFunction     `json:"function"`
	Alias        string            `json:"alias"`
	Bundle       bool              `json:"bundle,omitempty"` // the package carries the artefact too
	LogRetention int               `json:"log_retention_days"`
	LogFormat    string            `json:"log_format,omitempty"` // JSON or Text; "" is Text
	LogValues    bool              `json:"log_values,omitempty"` // the log has each request's values
	API          *StackAPI         `json:"api,omitempty"`        // nil: no REST API
	KeepWarm     *StackKeepWarm    `json:"keep_warm,omitempty"`  // nil: no schedule
	Site         *StackSite        `json:"site,omitempty"`       // nil: no website bucket
	Batch        *StackBatch       `json:"batch,omitempty"`      // nil: no state machine
	Boundary     string            `json:"permissions_boundary,omitempty"`
	Tags         map[string]string `json:"tags,omitempty"`
}

// A StackModel is one model. Coefficients is the document R writes and Refit
// the R script that writes it, both relative to stack.json. Function is the
// name of its Lambda function; without it, the function's prefix and the
// model's name in camel case. Event is the row that `mage invoke` and the end of
// `mage deploy` send; without it, the first golden case that has an answer. Path
// is where the REST API serves it; without it, a slash and the response's name.
// Limit bounds what deploy brings live without being asked twice.
type StackModel struct {
	Name         string           `json:"name"`
	Coefficients string           `json:"coefficients"`
	Refit        string           `json:"refit,omitempty"`
	Function     string           `json:"function,omitempty"`
	Path         string           `json:"path,omitempty"`
	Event        map[string]Value `json:"event,omitempty"`
	Limit        *StackLimit      `json:"limit,omitempty"` // nil: any refit may go live
}

// A StackLimit is how far a refit may be from what is live; where it is farther,
// deploy stops before anything changes. Shift is of predictions, Flipped a share
// of decisions or classes, CoefficientSE a change of coefficients in units of
// their standard errors. What is nil is not looked at.
type StackLimit struct {
	Shift         *Number `json:"shift,omitempty"`
	Flipped       *Number `json:"flipped,omitempty"`
	CoefficientSE *Number `json:"coefficient_se,omitempty"`
}

// StackBuckets names the two buckets.
type StackBuckets struct {
	Models   string `json:"models"`
	Packages string `json:"packages"`
}

// A StackAPI is the REST API of the stack: one path per model, one stage, one
// key with a usage plan. Origins has the one whose pages may call it; "*" is any.
type StackAPI struct {
	Name     string        `json:"name"`
	Stage    string        `json:"stage"`
	Throttle StackThrottle `json:"throttle"`
	Quota    StackQuota    `json:"quota"`
	Origins  []string      `json:"origins"`
}

// A StackThrottle bounds a key's requests: Rate a second on average, Burst at once.
type StackThrottle struct {
	Rate  int `json:"rate"`
	Burst int `json:"burst"`
}

// A StackQuota bounds a key's requests in a period: DAY, WEEK or MONTH.
type StackQuota struct {
	Limit  int    `json:"limit"`
	Period string `json:"period"`
}

// A StackKeepWarm calls each function's alias every so many minutes, so that a
// container stays.
type StackKeepWarm struct {
	Enabled bool `json:"enabled"`
	Minutes int  `json:"minutes"`
}

// A StackSite is a bucket that serves the page as a static website.
type StackSite struct {
	Bucket string `json:"bucket"`
}

// A StackBatch is the state machine that scores an S3 data set with the functions,
// with the role it works as. Input and Output are where it may read and write:
// s3://bucket or s3://bucket/prefix. Concurrency bounds the calls at once.
type StackBatch struct {
	StateMachine string `json:"state_machine"`
	Role         string `json:"role"`
	Input        string `json:"input"`
	Output       string `json:"output"`
	Concurrency  int    `json:"concurrency"`
}

// A StackFunction is what every model's function has in common. Memory is in
// MB, timeout in seconds, architecture arm64 or x86_64.
type StackFunction struct {
	Prefix       string `json:"prefix"`
	Memory       int    `json:"memory_mb"`
	Timeout      int    `json:"timeout_s"`
	Architecture string `json:"architecture"`
}

// DecodeStack reads stack.json strictly; two models may not share a name, a
// function or a path. Errors are [*DecodeError].
func DecodeStack(data []byte) (*Stack, error) {
	s, err := Decode[Stack](data)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for i, m := range s.Models {
		for _, key := range []struct{ name, value string }{{"name", m.Name}, {"function", m.Function}, {"path", m.Path}} {
			if seen[key.name+key.value] && key.value != "" {
				return nil, &DecodeError{
					Pointer: fmt.Sprintf("/models/%d/%s", i, key.name),
					Problem: fmt.Sprintf("%q is another model's %s too", key.value, key.name),
					Hint:    "give each model its own",
				}
			}
			seen[key.name+key.value] = true
		}
	}
	return s, nil
}
