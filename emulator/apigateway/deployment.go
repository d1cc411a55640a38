package apigateway

// deployment is a copy of an API's definition at one moment.
type deployment struct {
	ID          string `json:"id"`
	Description string `json:"description,omitempty"`
	Created     int64  `json:"createdDate"`
	Snapshot    *definition
}

// json is the form of the API; the snapshot shows in short if it is asked for.
func (d *deployment) json(in *input) any {
	out := struct {
		ID          string                               `json:"id"`
		Description string                               `json:"description,omitempty"`
		Created     int64                                `json:"createdDate"`
		Summary     map[string]map[string]map[string]any `json:"apiSummary,omitempty"`
	}{ID: d.ID, Description: d.Description, Created: d.Created}
	if in.embeds("apisummary") {
		for path, r := range d.Snapshot.Resources {
			for name, m := range r.Methods {
				if out.Summary[path] == nil {
					put(&out.Summary, path, map[string]map[string]any{})
				}
				out.Summary[path][name] = map[string]any{"authorizationType": m.AuthorizationType, "apiKeyRequired": m.APIKeyRequired}
			}
		}
	}
	return out
}

func createDeployment(s *Service, in *input) (out any, err error) {
	var q struct {
		StageName, StageDescription, Description, CacheClusterSize string
		Variables                                                  map[string]string
		CanarySettings                                             *struct{}
		CacheClusterEnabled, TracingEnabled                        bool
	}
	if err := decode(in, &q); err != nil {
		return nil, err
	}
	switch {
	case q.CanarySettings != nil:
		return nil, lacking("CreateDeployment with canarySettings")
	case q.CacheClusterEnabled || q.TracingEnabled:
		return nil, lacking("CreateDeployment with a cache or tracing")
	}
	err = s.change(in, func(_ *account, a *api) error {
		if err := a.Definition.deployable(); err != nil {
			return err
		}
		d := &deployment{ID: newID(6), Description: q.Description, Created: s.stamp(), Snapshot: a.Definition.clone()}
		d.Snapshot.Compression = a.RestAPI.MinCompression
		put(&a.Deployments, d.ID, d)
		if q.StageName != "" {
			if st := a.Stages[q.StageName]; st != nil {
				st.move(d.ID, s.stamp())
			} else if err := a.addStage(s, &stage{Name: q.StageName, DeploymentID: d.ID, Description: q.StageDescription}); err != nil {
				return err
			}
			for name, value := range q.Variables {
				put(&a.Stages[q.StageName].Variables, name, value)
			}
		}
		out = encoded(d.json(in))
		return nil
	})
	return out, err
}

// deployable refuses an API that nobody could call.
func (d *definition) deployable() error {
	methods := 0
	for _, r := range d.Resources {
		for _, m := range r.Methods {
			methods++
			if m.Integration == nil {
				return invalid("No integration defined for method")
			}
		}
	}
	if methods == 0 {
		return invalid("The REST API doesn't contain any methods")
	}
	return nil
}

// deploymentOf runs do on the deployment the call names.
func deploymentOf(in *input, do func(*api, *deployment) error) func(*account, *api) error {
	return func(_ *account, a *api) error {
		d := a.Deployments[in.path["deployment_id"]]
		if d == nil {
			return missing("Invalid Deployment identifier specified")
		}
		return do(a, d)
	}
}

func getDeployment(s *Service, in *input) (out any, err error) {
	err = s.view(in, deploymentOf(in, func(_ *api, d *deployment) error { out = encoded(d.json(in)); return nil }))
	return out, err
}

func getDeployments(s *Service, in *input) (out any, err error) {
	err = s.view(in, func(_ *account, a *api) (err error) {
		out, err = list(in, a.Deployments, func(d *deployment) any { return d.json(in) })
		return err
	})
	return out, err
}

func updateDeployment(s *Service, in *input) (out any, err error) {
	list, err := patches(in)
	if err != nil {
		return nil, err
	}
	err = s.change(in, deploymentOf(in, func(_ *api, d *deployment) error {
		for _, p := range list {
			if p.Path != "/description" {
				return p.refuse("/description")
			}
			if err := p.text(&d.Description); err != nil {
				return err
			}
		}
		out = encoded(d.json(in))
		return nil
	}))
	return out, err
}

func deleteDeployment(s *Service, in *input) (any, error) {
	return nil, s.change(in, deploymentOf(in, func(a *api, d *deployment) error {
		for _, st := range a.Stages {
			if st.DeploymentID == d.ID {
				return invalid("Active stages pointing to this deployment must be moved or deleted")
			}
		}
		delete(a.Deployments, d.ID)
		return nil
	}))
}
