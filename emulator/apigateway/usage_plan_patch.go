package apigateway

import (
	"slices"
	"strconv"
	"strings"
)

// planPaths are the paths that UpdateUsagePlan changes.
var planPaths = []string{"/name", "/description", "/productCode", "/apiStages", "/quota", "/throttle",
	"/apiStages/<apidId:stageName>/throttle/<resourcePath>/<httpMethod>", "/apiStages/<apidId:stageName>/throttle"}

func updateUsagePlan(s *Service, in *input) (out any, err error) {
	list, err := patches(in)
	if err != nil {
		return nil, err
	}
	err = s.store.Update(planOf(in, func(all *account, p *plan) error {
		for _, one := range list {
			if err := all.patchPlan(p, one); err != nil {
				return err
			}
		}
		if err := p.Throttle.check(); err != nil {
			return err
		}
		out = encoded(p.shown())
		return p.Quota.check()
	}))
	return out, err
}

func (all *account) patchPlan(p *plan, one patch) error {
	parts := one.parts()
	switch parts[0] {
	case "name":
		if one.Value == "" {
			return invalid("Usage Plan name is required")
		}
		return one.text(&p.Name)
	case "description":
		return one.text(&p.Description)
	case "productCode":
		return one.text(&p.ProductCode)
	case "apiStages":
		return all.patchStages(p, one, parts)
	case "throttle":
		return one.throttle(&p.Throttle, parts[1:])
	case "quota":
		return p.patchQuota(one, parts)
	}
	return one.refuse(planPaths...)
}

// patchStages adds or removes the stage "apiId:stage", or bounds its methods.
func (all *account) patchStages(p *plan, one patch, parts []string) error {
	name := one.Value
	if len(parts) > 1 {
		name = parts[1]
	}
	id, stage, _ := strings.Cut(name, ":")
	found := p.stage(id, stage)
	switch {
	case len(parts) == 1 && one.Op == "add":
		return all.join(p, apiStage{APIID: id, Stage: stage})
	case found == nil:
		return invalid("Invalid API Stage specified")
	case len(parts) == 1 && one.Op == "remove":
		p.Stages = slices.DeleteFunc(p.Stages, func(st apiStage) bool { return st.APIID == id && st.Stage == stage })
		return nil
	case len(parts) == 3 && parts[2] == "throttle" && one.Op == "remove":
		found.Throttle = nil
		return nil
	case len(parts) >= 5 && parts[2] == "throttle":
		return one.method(found, parts[3]+"/"+parts[4], parts[5:])
	}
	return one.refuse(planPaths...)
}

// method bounds one method, "/path/METHOD".
func (one patch) method(st *apiStage, name string, member []string) error {
	if one.Op == "remove" {
		delete(st.Throttle, name)
		return nil
	}
	t := st.Throttle[name]
	if err := one.throttle(&t, member); err != nil {
		return err
	}
	put(&st.Throttle, name, t)
	return nil
}

// throttle sets /rateLimit or /burstLimit, or removes both.
func (one patch) throttle(t **throttle, member []string) error {
	if len(member) == 0 && one.Op == "remove" {
		*t = nil
		return nil
	}
	if len(member) != 1 || one.Op != "replace" && one.Op != "add" {
		return one.refuse(planPaths...)
	}
	next := throttle{}
	if *t != nil {
		next = **t
	}
	var err error
	switch member[0] {
	case "rateLimit":
		next.Rate, err = strconv.ParseFloat(one.Value, 64)
	case "burstLimit":
		next.Burst, err = strconv.Atoi(one.Value)
	default:
		return one.refuse(planPaths...)
	}
	if err != nil {
		return invalid("Invalid value %q specified for %s", one.Value, one.Path)
	}
	*t = &next
	return nil
}

// patchQuota sets /limit, /offset or /period, or removes the quota.
func (p *plan) patchQuota(one patch, parts []string) error {
	if len(parts) == 1 && one.Op == "remove" {
		p.Quota = nil
		return nil
	}
	if len(parts) != 2 || one.Op != "replace" && one.Op != "add" {
		return one.refuse(planPaths...)
	}
	next := quota{Period: "DAY"}
	if p.Quota != nil {
		next = *p.Quota
	}
	var err error
	switch parts[1] {
	case "limit":
		next.Limit, err = strconv.Atoi(one.Value)
	case "offset":
		next.Offset, err = strconv.Atoi(one.Value)
	case "period":
		next.Period = one.Value
	default:
		return one.refuse(planPaths...)
	}
	if err != nil {
		return invalid("Invalid value %q specified for %s", one.Value, one.Path)
	}
	p.Quota = &next
	return nil
}
