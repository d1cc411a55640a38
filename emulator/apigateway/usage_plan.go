package apigateway

import (
	"maps"
	"slices"
)

// plan is a usage plan: which stages its keys may call, and how much.
type plan struct {
	ID          string            `json:"id"`
	Name        string            `json:"name"`
	Description string            `json:"description,omitempty"`
	Stages      []apiStage        `json:"apiStages"`
	Throttle    *throttle         `json:"throttle,omitempty"`
	Quota       *quota            `json:"quota,omitempty"`
	ProductCode string            `json:"productCode,omitempty"`
	Tags        map[string]string `json:"tags,omitempty"`
	Keys        []string          `json:"keys,omitempty"` // ids, in the order they were added
}

// shown is the plan as the API answers it: its keys are a list of their own.
func (p *plan) shown() plan {
	out := *p
	out.Keys = nil
	return out
}

// apiStage is a stage of a plan; Throttle, by "/path/METHOD", bounds a method.
type apiStage struct {
	APIID    string               `json:"apiId"`
	Stage    string               `json:"stage"`
	Throttle map[string]*throttle `json:"throttle,omitempty"`
}

// throttle is requests a second on average, and at once.
type throttle struct {
	Burst int     `json:"burstLimit"`
	Rate  float64 `json:"rateLimit"`
}

// quota is requests in a period, which begins at midnight UTC: of each day, of
// the Offset-th day of the week after Sunday, or of the month after the first.
type quota struct {
	Limit  int    `json:"limit"`
	Offset int    `json:"offset"`
	Period string `json:"period"`
}

func (q *quota) check() error {
	switch {
	case q == nil:
		return nil
	case !slices.Contains([]string{"DAY", "WEEK", "MONTH"}, q.Period):
		return invalid("Invalid quota period specified: %q must be one of [DAY, WEEK, MONTH]", q.Period)
	case q.Limit < 0:
		return invalid("Usage Plan quota limit must not be negative")
	case q.Period == "DAY" && q.Offset != 0:
		return invalid("Usage Plan quota offset must be zero in the DAY period")
	case q.Period == "WEEK" && (q.Offset < 0 || q.Offset > 6):
		return invalid("Usage Plan quota offset must be between zero and six inclusive in the WEEK period")
	case q.Period == "MONTH" && (q.Offset < 0 || q.Offset > 27):
		return invalid("Usage Plan quota offset must be between zero and 27 inclusive in the MONTH period")
	}
	return nil
}

func (t *throttle) check() error {
	if t != nil && (t.Burst < 0 || t.Rate < 0) {
		return invalid("Usage Plan throttle limits must not be negative")
	}
	return nil
}

func createUsagePlan(s *Service, in *input) (out any, err error) {
	var q struct {
		Name, Description string
		APIStages         []apiStage
		Throttle          *throttle
		Quota             *quota
		Tags              map[string]string
	}
	if err := decode(in, &q); err != nil {
		return nil, err
	}
	if q.Name == "" {
		return nil, invalid("Usage Plan name is required")
	}
	for _, err := range []error{q.Throttle.check(), q.Quota.check(), checkTags(nil, q.Tags)} {
		if err != nil {
			return nil, err
		}
	}
	err = s.store.Update(func(all *account) error {
		p := &plan{ID: newID(6), Name: q.Name, Description: q.Description, Throttle: q.Throttle, Quota: q.Quota, Tags: q.Tags, Stages: []apiStage{}}
		for _, st := range q.APIStages {
			if err := all.join(p, st); err != nil {
				return err
			}
		}
		put(&all.Plans, p.ID, p)
		out = encoded(p.shown())
		return nil
	})
	return out, err
}

// join adds a stage to a plan.
func (all *account) join(p *plan, st apiStage) error {
	if a := all.APIs[st.APIID]; a == nil || a.Stages[st.Stage] == nil {
		return missing("API Stage not found: %s:%s", st.APIID, st.Stage)
	}
	if p.stage(st.APIID, st.Stage) != nil {
		return conflict("API Stage %s:%s is already in usage plan %s", st.APIID, st.Stage, p.ID)
	}
	for _, key := range p.Keys {
		if err := all.alone(p, key, []apiStage{st}); err != nil {
			return err
		}
	}
	p.Stages = append(p.Stages, st)
	return nil
}

func (p *plan) stage(api, name string) *apiStage {
	for i := range p.Stages {
		if p.Stages[i].APIID == api && p.Stages[i].Stage == name {
			return &p.Stages[i]
		}
	}
	return nil
}

// planOf runs do on the usage plan the call names.
func planOf(in *input, do func(*account, *plan) error) func(*account) error {
	return func(all *account) error {
		p := all.Plans[in.path["usageplanId"]]
		if p == nil {
			return missing("Invalid Usage Plan ID specified")
		}
		return do(all, p)
	}
}

func getUsagePlan(s *Service, in *input) (out any, err error) {
	err = s.store.View(planOf(in, func(_ *account, p *plan) error { out = encoded(p.shown()); return nil }))
	return out, err
}

func getUsagePlans(s *Service, in *input) (out any, err error) {
	err = s.store.View(func(all *account) (err error) {
		plans := maps.Clone(all.Plans)
		if key := in.query.Get("keyId"); key != "" {
			maps.DeleteFunc(plans, func(_ string, p *plan) bool { return !slices.Contains(p.Keys, key) })
		}
		out, err = list(in, plans, func(p *plan) plan { return p.shown() })
		return err
	})
	return out, err
}

// deleteUsagePlan takes its keys with it, but not while it has stages.
func deleteUsagePlan(s *Service, in *input) (any, error) {
	return nil, s.store.Update(planOf(in, func(all *account, p *plan) error {
		if len(p.Stages) > 0 {
			return invalid("Cannot delete Usage Plan %s because there are API Stages associated with it, including %s:%s", p.ID, p.Stages[0].APIID, p.Stages[0].Stage)
		}
		delete(all.Plans, p.ID)
		return nil
	}))
}
