package deploy

import "encoding/json"

// planDocument is a plan for programs. Its fields keep their names; new ones
// may be added.
type planDocument struct {
	Stack   string         `json:"stack"`
	Account string         `json:"account"`
	Region  string         `json:"region"`
	Changes int            `json:"changes"` // steps that would change something
	Steps   []stepDocument `json:"steps"`
	Left    []string       `json:"left"` // in the account, and not asked for any more
}

type stepDocument struct {
	Kind    string           `json:"kind"`
	Name    string           `json:"name"`
	Action  Action           `json:"action"`
	Note    string           `json:"note,omitempty"`
	Changes []changeDocument `json:"changes"`
}

// changeDocument has "" for what is not there.
type changeDocument struct {
	Attribute string `json:"attribute"`
	Current   string `json:"current"`
	Desired   string `json:"desired"`
}

// JSON is p as one document, the same bytes for the same plan.
func (d *Deployer) JSON(p *Plan) ([]byte, error) {
	doc := planDocument{Stack: StackName(d.stack), Account: d.Account, Region: d.Region, Changes: p.Changes(), Steps: []stepDocument{}, Left: append([]string{}, p.Left...)}
	for _, s := range p.Steps {
		step := stepDocument{Kind: s.Kind, Name: s.Name, Action: s.Action, Changes: []changeDocument{}}
		if s.Action == Create {
			step.Note = s.Note
		}
		for _, c := range s.Changes {
			step.Changes = append(step.Changes, changeDocument(c))
		}
		doc.Steps = append(doc.Steps, step)
	}
	data, err := json.MarshalIndent(doc, "", "  ")
	return append(data, '\n'), err
}
