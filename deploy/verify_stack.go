package deploy

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"serverless-poc/internal/human"
)

// Limits of AWS that stack.json can run into (Lambda: "Lambda quotas"; IAM:
// "IAM and AWS STS quotas"; API Gateway: "Quotas for REST APIs").
const (
	maxFunctionName = 64
	maxRoleName     = 64
	maxPolicyName   = 128
	maxBucketName   = 63
	maxEnvironment  = 4 << 10
	maxTags         = 50
	maxTagKey       = 128
	maxTagValue     = 256
	integration     = 29 // seconds that API Gateway waits for a function
	maxZipped       = 250 << 20
)

// retentions are the days that CloudWatch Logs can keep a log.
var retentions = []int{1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653}

// verifyStack checks what stack.json says, as far as that needs no AWS.
func (d *Deployer) verifyStack(v *Verification) {
	const of = "stack.json"
	names := []struct {
		what, name string
		limit      int
	}{
		{"role", d.stack.Role, maxRoleName}, {"policy", d.stack.Policy, maxPolicyName},
		{"bucket", d.stack.Buckets.Models, maxBucketName}, {"bucket", d.stack.Buckets.Packages, maxBucketName},
	}
	for _, f := range d.names.Functions {
		names = append(names, struct {
			what, name string
			limit      int
		}{"function", f, maxFunctionName})
	}
	long := 0
	for _, n := range names {
		if len(n.name) > n.limit {
			long++
			v.add(of, NG, "%s %s has %d characters, AWS takes %d; give it a shorter name", n.what, n.name, len(n.name), n.limit)
		}
	}
	if long == 0 {
		v.add(of, OK, "names: %d, none too long", len(names))
	}
	if slices.Contains(retentions, d.stack.LogRetention) {
		v.add(of, OK, "log: kept for %d days", d.stack.LogRetention)
	} else {
		v.add(of, NG, "log_retention_days is %d; CloudWatch Logs takes %s", d.stack.LogRetention, numbers(retentions))
	}
	d.verifyTimeout(v)
	d.verifyTags(v)
}

func (d *Deployer) verifyTimeout(v *Verification) {
	switch t := d.stack.Function.Timeout; {
	case d.stack.API == nil:
		v.add("stack.json", Skipped, "timeout against API Gateway's %d s: the stack has no API", integration)
	case t >= integration:
		v.add("stack.json", NG, "function.timeout_s is %d; API Gateway stops waiting after %d s and answers 504, so make it less", t, integration)
	default:
		v.add("stack.json", OK, "timeout: %d s, API Gateway waits %d s", t, integration)
	}
}

func (d *Deployer) verifyTags(v *Verification) {
	tags := d.tags()
	if len(tags) > maxTags {
		v.add("stack.json", NG, "%d tags, AWS takes %d", len(tags), maxTags)
		return
	}
	for _, key := range slices.Sorted(maps.Keys(tags)) {
		if n := utf8.RuneCountInString(key); n > maxTagKey || strings.HasPrefix(strings.ToLower(key), "aws:") {
			v.add("stack.json", NG, "tag %s: AWS takes keys of %d characters that do not begin with aws:", key, maxTagKey)
			return
		}
		if utf8.RuneCountInString(tags[key]) > maxTagValue {
			v.add("stack.json", NG, "tag %s: its value is longer than %d characters", key, maxTagValue)
			return
		}
	}
	v.add("stack.json", OK, "tags: %d", len(tags))
}

// verifyRelease checks what will be uploaded. That the program is one for
// Lambda's machine was checked when it was packed.
func (d *Deployer) verifyRelease(v *Verification, r *Release) {
	of := "model " + r.Model.Name
	v.add(of, OK, "artefact %s: %d golden cases proved, %s", r.Artefact.Artefact.Version, r.Artefact.Cases, human.Size(len(r.Artefact.Bytes)))
	if len(r.Package.Zip) > maxZipped {
		v.add(of, NG, "the package is %s; Lambda takes 250 MB unpacked", human.Size(len(r.Package.Zip)))
	} else {
		v.add(of, OK, "package: %s for %s", human.Size(len(r.Package.Zip)), r.Package.Architecture)
	}
	size := 0
	for key, value := range r.environment(d.stack) {
		size += len(key) + len(value)
	}
	if size > maxEnvironment {
		v.add(of, NG, "the function's environment has %d characters, Lambda takes %d; give the bucket or the model a shorter name", size, maxEnvironment)
		return
	}
	v.add(of, OK, "environment: %d of %d characters", size, maxEnvironment)
}

func numbers(list []int) string {
	text := make([]string, len(list))
	for i, n := range list {
		text[i] = strconv.Itoa(n)
	}
	return strings.Join(text, ", ")
}

// verifySteps writes what was found of each resource.
func verifySteps(v *Verification, p *Plan) {
	for _, s := range p.Steps {
		found := "is ours and as it should be"
		switch s.Action {
		case Create:
			found = "is not there yet"
		case Delete:
			found = "will go: " + s.Note
		case Update:
			found = "is ours, will be changed: " + attributes(s)
		}
		v.add("resources", OK, "%s %s: %s", s.Kind, short(s.Name), found)
	}
	for _, left := range p.Left {
		v.add("left over", Skipped, "%s: stack.json does not ask for it any more; PRUNE=1 removes it", left)
	}
}

// attributes names what a step changes, each once.
func attributes(s *Step) string {
	var list []string
	for _, c := range s.Changes {
		name := strings.TrimSuffix(c.Attribute, statementSuffix)
		if !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return strings.Join(list, ", ")
}
