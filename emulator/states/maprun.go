package states

import (
	"encoding/json"
	"maps"
	"slices"

	"serverless-poc/emulator/wire"
)

// A mapRun is the run of an execution's distributed Map, whose numbers the
// engine gives at its end.
type mapRun struct {
	ARN             string
	Status          string
	Concurrency     int
	Percentage      float64
	Items, Children counts
}

// counts are how many items or child executions came to which end.
type counts struct {
	Pending        int `json:"pending"`
	Running        int `json:"running"`
	Succeeded      int `json:"succeeded"`
	Failed         int `json:"failed"`
	TimedOut       int `json:"timedOut"`
	Aborted        int `json:"aborted"`
	Total          int `json:"total"`
	ResultsWritten int `json:"resultsWritten"`
}

// end takes over what the engine says of its map run.
func (m *mapRun) end(o outcome) {
	var told struct {
		Status                     string
		MaxConcurrency             int
		ToleratedFailurePercentage float64
		ItemCounts                 counts
		ExecutionCounts            counts
	}
	if m.Status = o.status; o.run == nil || json.Unmarshal(o.run, &told) != nil {
		return
	}
	m.Status, m.Concurrency, m.Percentage = told.Status, told.MaxConcurrency, told.ToleratedFailurePercentage
	m.Items, m.Children = told.ItemCounts, told.ExecutionCounts
	if o.status == succeeded { // the results are there
		m.Items.ResultsWritten = m.Items.Succeeded + m.Items.Failed
		m.Children.ResultsWritten = m.Children.Succeeded + m.Children.Failed
	}
}

// labelOf is the label of a definition's distributed Map, its name where it has
// none, "" where the definition has no such state.
func labelOf(definition string) string {
	var d struct {
		States map[string]struct {
			Type, Label   string
			ItemProcessor struct{ ProcessorConfig struct{ Mode string } }
		}
	}
	if json.Unmarshal([]byte(definition), &d) != nil {
		return ""
	}
	for _, name := range slices.Sorted(maps.Keys(d.States)) {
		state := d.States[name]
		if state.Type != "Map" || state.ItemProcessor.ProcessorConfig.Mode != "DISTRIBUTED" {
			continue
		}
		if state.Label != "" {
			return state.Label
		}
		return name
	}
	return ""
}

func listMapRuns(s *Service, _ *wire.Request, in about) (any, error) {
	x, err := s.execution(in.ExecutionARN)
	if err != nil {
		return nil, err
	}
	list := []any{}
	if x.MapRun != nil {
		one := map[string]any{"executionArn": x.ARN, "mapRunArn": x.MapRun.ARN, "stateMachineArn": x.Machine, "startDate": x.Started.Unix()}
		if !x.Stopped.IsZero() {
			one["stopDate"] = x.Stopped.Unix()
		}
		list = append(list, one)
	}
	return map[string]any{"mapRuns": list}, nil
}

func describeMapRun(s *Service, _ *wire.Request, in about) (any, error) {
	var out map[string]any
	err := s.store.View(func(a *account) error {
		for _, x := range a.Executions {
			if x.MapRun == nil || x.MapRun.ARN != in.MapRunARN {
				continue
			}
			m := x.MapRun
			out = map[string]any{"mapRunArn": m.ARN, "executionArn": x.ARN, "status": m.Status, "startDate": x.Started.Unix(), "maxConcurrency": m.Concurrency,
				"toleratedFailurePercentage": m.Percentage, "toleratedFailureCount": 0, "itemCounts": m.Items, "executionCounts": m.Children, "redriveCount": 0}
			if !x.Stopped.IsZero() {
				out["stopDate"] = x.Stopped.Unix()
			}
			return nil
		}
		return wire.Errorf(400, "ResourceNotFound", "Resource not found: '%s'", in.MapRunARN)
	})
	return out, err
}
