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
	readers := []reader{one(func(ctx context.Context) (*Step, error) { return d.restAPI(ctx, ids) })}
	for _, p := range document.paths {
		readers = append(readers, func(ctx context.Context) ([]*Step, error) { return d.permissions(ctx, ids, p) })
	}
	return stepsOf(ctx, append(readers,
		one(func(ctx context.Context) (*Step, error) { return d.apiDeployment(ctx, ids, document) }),
		one(func(ctx context.Context) (*Step, error) { return d.stage(ctx, ids) }),
		one(func(ctx context.Context) (*Step, error) { return d.usagePlan(ctx, ids) }),
		one(func(ctx context.Context) (*Step, error) { return d.apiKey(ctx, ids) }),
	))
}

// scheduleSteps plans the schedule and its permission; none when the stack has
// no keep_warm.
func (d *Deployer) scheduleSteps(ctx context.Context, r *Release) ([]*Step, error) {
	if d.stack.KeepWarm == nil {
		return nil, nil
	}
	function := FunctionName(d.stack, r.Model)
	return stepsOf(ctx, []reader{
		one(func(ctx context.Context) (*Step, error) {
			have, _, err := d.grants(ctx, function)
			if err != nil {
				return nil, err
			}
			return d.permission(have, function, grantEvents, "the schedule", func() string { return d.ruleARN(function) }), nil
		}),
		one(func(ctx context.Context) (*Step, error) { return d.schedule(ctx, function) }),
	})
}

// stepsOf reads one after the other.
func stepsOf(ctx context.Context, readers []reader) ([]*Step, error) {
	var steps []*Step
	for _, read := range readers {
		some, err := read(ctx)
		if err != nil {
			return nil, err
		}
		steps = append(steps, some...)
	}
	return steps, nil
}

// executeARN is what API Gateway names when it makes a call of the stage, such
// as GET/admit. A * is any method, or whatever follows.
func (d *Deployer) executeARN(api, call string) string {
	return "arn:" + d.names.Partition + ":execute-api:" + d.Region + ":" + d.Account + ":" + orNext(api) + "/" + d.stack.API.Stage + "/" + call
}
