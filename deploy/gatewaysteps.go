package deploy

import "context"

// gatewaySteps plans the API and what hangs on it; none when the stack has no
// API. The API comes first, as its id is in the permissions; they come before
// the deployment, as callers would get a 500 without them.
func (d *Deployer) gatewaySteps(ctx context.Context, r *Release) ([]*Step, error) {
	if d.stack.API == nil {
		return nil, nil
	}
	document, err := d.apiDocument(ctx, r)
	if err != nil {
		return nil, err
	}
	ids := &gatewayIDs{}
	readers := []func(context.Context) (*Step, error){
		func(ctx context.Context) (*Step, error) { return d.restAPI(ctx, ids) },
	}
	for _, p := range document.paths {
		readers = append(readers, func(ctx context.Context) (*Step, error) {
			return d.permission(ctx, p.function, "apigateway", "GET and POST "+p.path, func() string { return d.executeARN(ids.api, p.path) })
		})
	}
	readers = append(readers,
		func(ctx context.Context) (*Step, error) { return d.apiDeployment(ctx, ids, document) },
		func(ctx context.Context) (*Step, error) { return d.stage(ctx, ids) },
		func(ctx context.Context) (*Step, error) { return d.usagePlan(ctx, ids) },
		func(ctx context.Context) (*Step, error) { return d.apiKey(ctx, ids) },
	)
	return stepsOf(ctx, readers)
}

// scheduleSteps plans the schedule and its permission; none when the stack has
// no keep_warm.
func (d *Deployer) scheduleSteps(ctx context.Context, r *Release) ([]*Step, error) {
	if d.stack.KeepWarm == nil {
		return nil, nil
	}
	function := FunctionName(d.stack, r.Model)
	return stepsOf(ctx, []func(context.Context) (*Step, error){
		func(ctx context.Context) (*Step, error) {
			return d.permission(ctx, function, "events", "the schedule", func() string { return d.ruleARN(function) })
		},
		func(ctx context.Context) (*Step, error) { return d.schedule(ctx, function) },
	})
}

// stepsOf reads one after the other.
func stepsOf(ctx context.Context, readers []func(context.Context) (*Step, error)) ([]*Step, error) {
	var steps []*Step
	for _, read := range readers {
		s, err := read(ctx)
		if err != nil {
			return nil, err
		}
		steps = append(steps, s)
	}
	return steps, nil
}

// executeARN is what API Gateway names when it calls for a path, by whatever
// method: GET and POST, as OPTIONS is answered without the function.
func (d *Deployer) executeARN(api, path string) string {
	return "arn:" + d.names.Partition + ":execute-api:" + d.Region + ":" + d.Account + ":" + orNext(api) + "/" + d.stack.API.Stage + "/*" + path
}
