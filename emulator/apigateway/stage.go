package apigateway

import (
	"maps"
	"regexp"
	"slices"
)

type stage struct {
	DeploymentID string                    `json:"deploymentId"`
	Name         string                    `json:"stageName"`
	Description  string                    `json:"description,omitempty"`
	CacheEnabled bool                      `json:"cacheClusterEnabled"`
	CacheStatus  string                    `json:"cacheClusterStatus"`
	Settings     map[string]*methodSetting `json:"methodSettings"`
	Variables    map[string]string         `json:"variables,omitempty"`
	Tracing      bool                      `json:"tracingEnabled"`
	Tags         map[string]string         `json:"tags,omitempty"`
	Created      int64                     `json:"createdDate"`
	Updated      int64                     `json:"lastUpdatedDate"`
}

var (
	stageName     = regexp.MustCompile(`^[a-zA-Z0-9_-]{1,128}$`)
	variableName  = regexp.MustCompile(`^[a-zA-Z0-9_]+$`)
	variableValue = regexp.MustCompile(`^[A-Za-z0-9-._~:/?#&=,]+$`)
)

// move points the stage to another deployment.
func (st *stage) move(deployment string, now int64) {
	st.DeploymentID, st.Updated = deployment, now
}

// addStage checks a new stage and adds it.
func (a *api) addStage(s *Service, st *stage) error {
	switch {
	case !stageName.MatchString(st.Name):
		return invalid("Stage name only allows a-zA-Z0-9_-")
	case a.Stages[st.Name] != nil:
		return conflict("Stage already exists")
	case a.Deployments[st.DeploymentID] == nil:
		return invalid("Deployment id does not exist")
	}
	if err := st.checkVariables(); err != nil {
		return err
	}
	st.Settings = map[string]*methodSetting{}
	st.CacheStatus, st.Created, st.Updated = "NOT_AVAILABLE", s.stamp(), s.stamp()
	put(&a.Stages, st.Name, st)
	return nil
}

func (st *stage) checkVariables() error {
	for name, value := range st.Variables {
		if !variableName.MatchString(name) || !variableValue.MatchString(value) {
			return invalid("Stage variable name %q or its value is invalid: names allow a-zA-Z0-9_, values [A-Za-z0-9-._~:/?#&=,]+", name)
		}
	}
	return nil
}

func createStage(s *Service, in *input) (out any, err error) {
	var q struct {
		StageName, DeploymentID, Description, CacheClusterSize, DocumentationVersion string
		Variables, Tags                                                              map[string]string
		CanarySettings                                                               *struct{}
		CacheClusterEnabled, TracingEnabled                                          bool
	}
	if err := decode(in, &q); err != nil {
		return nil, err
	}
	if q.CanarySettings != nil || q.CacheClusterEnabled || q.TracingEnabled || q.DocumentationVersion != "" {
		return nil, lacking("CreateStage with canarySettings, a cache, tracing or a documentation version")
	}
	if err := checkTags(nil, q.Tags); err != nil {
		return nil, err
	}
	err = s.change(in, func(_ *account, a *api) error {
		st := &stage{Name: q.StageName, DeploymentID: q.DeploymentID, Description: q.Description, Variables: q.Variables, Tags: q.Tags}
		if err := a.addStage(s, st); err != nil {
			return err
		}
		out = encoded(st)
		return nil
	})
	return out, err
}

// stageOf runs do on the stage the call names.
func stageOf(in *input, do func(*account, *api, *stage) error) func(*account, *api) error {
	return func(all *account, a *api) error {
		st := a.Stages[in.path["stage_name"]]
		if st == nil {
			return missing("Invalid stage identifier specified")
		}
		return do(all, a, st)
	}
}

func getStage(s *Service, in *input) (out any, err error) {
	err = s.view(in, stageOf(in, func(_ *account, _ *api, st *stage) error { out = encoded(st); return nil }))
	return out, err
}

// getStages has no pages.
func getStages(s *Service, in *input) (out any, err error) {
	err = s.view(in, func(_ *account, a *api) error {
		items := []*stage{}
		for _, name := range slices.Sorted(maps.Keys(a.Stages)) {
			if only := in.query.Get("deploymentId"); only == "" || only == a.Stages[name].DeploymentID {
				items = append(items, a.Stages[name])
			}
		}
		out = encoded(page{Item: items})
		return nil
	})
	return out, err
}

func updateStage(s *Service, in *input) (out any, err error) {
	list, err := patches(in)
	if err != nil {
		return nil, err
	}
	err = s.change(in, stageOf(in, func(_ *account, a *api, st *stage) error {
		for _, p := range list {
			if err := a.patchStage(st, p); err != nil {
				return err
			}
		}
		st.Updated = s.stamp()
		out = encoded(st)
		return st.checkVariables()
	}))
	return out, err
}

func (a *api) patchStage(st *stage, p patch) error {
	parts := p.parts()
	switch {
	case p.Path == "/deploymentId":
		if p.Op != "replace" {
			return p.refuse("/deploymentId")
		}
		if a.Deployments[p.Value] == nil {
			return invalid("Deployment id does not exist")
		}
		return p.text(&st.DeploymentID)
	case p.Path == "/description":
		return p.text(&st.Description)
	case len(parts) == 2 && parts[0] == "variables":
		return p.entry(&st.Variables, parts[1])
	case len(parts) == 4 && parts[0] == "*" && parts[1] == "*" && parts[2] == "throttling":
		return st.patchThrottle(p, parts[3])
	case len(parts) >= 3 || slices.Contains([]string{"cacheClusterEnabled", "cacheClusterSize", "tracingEnabled", "accessLogSettings", "canarySettings"}, parts[0]):
		return lacking("UpdateStage of " + p.Path)
	}
	return p.refuse("/deploymentId", "/description", "/variables/<name>")
}

// deleteStage also takes the stage out of the usage plans.
func deleteStage(s *Service, in *input) (any, error) {
	return nil, s.change(in, stageOf(in, func(all *account, a *api, st *stage) error {
		delete(a.Stages, st.Name)
		for _, p := range all.Plans {
			p.Stages = slices.DeleteFunc(p.Stages, func(one apiStage) bool { return one.APIID == a.RestAPI.ID && one.Stage == st.Name })
		}
		return nil
	}))
}
