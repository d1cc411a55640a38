package deploy

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
)

// invokeAction is all that a permission of ours allows.
const invokeAction = "lambda:InvokeFunction"

// grants reads the resource policy of the alias, and its revision; both are
// empty when there is no policy, no alias or no function.
func (d *Deployer) grants(ctx context.Context, function string) ([]grant, *string, error) {
	out, err := d.lambda.GetPolicy(ctx, &lambda.GetPolicyInput{FunctionName: &function, Qualifier: &d.stack.Alias})
	if missing(err) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("cannot read the policy of %s:%s: %w", function, d.stack.Alias, err)
	}
	var document struct{ Statement []statement }
	if err := json.Unmarshal([]byte(aws.ToString(out.Policy)), &document); err != nil {
		return nil, nil, fmt.Errorf("the policy of %s:%s cannot be read: %w; look at it in the console", function, d.stack.Alias, err)
	}
	var list []grant
	for _, s := range document.Statement {
		list = append(list, grant{s.Sid, s.text()})
	}
	return list, out.RevisionId, nil
}

// A statement is one of a resource policy, as Lambda writes it.
type statement struct {
	Sid, Effect      string
	Principal        any
	Action, Resource any
	Condition        map[string]map[string]any
}

// text writes what the statement says in one line, the same for the same
// meaning: keys of conditions are not case sensitive.
func (s statement) text() string {
	line := fmt.Sprintf("%s %s to %s on %s", s.Effect, words(s.Action), words(s.Principal), words(s.Resource))
	var conditions []string
	for operator, keys := range s.Condition {
		for key, value := range keys {
			conditions = append(conditions, fmt.Sprintf("%s %s %s", strings.ToLower(key), operator, words(value)))
		}
	}
	slices.Sort(conditions)
	if len(conditions) > 0 {
		line += " where " + strings.Join(conditions, " and ")
	}
	return line
}

// words writes a string, a list or a principal such as {"Service": ...}.
func words(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		var list []string
		for _, item := range v {
			list = append(list, words(item))
		}
		slices.Sort(list)
		return strings.Join(list, ",")
	case map[string]any:
		var list []string
		for _, key := range slices.Sorted(maps.Keys(v)) {
			list = append(list, key+" "+words(v[key]))
		}
		return strings.Join(list, ",")
	}
	return fmt.Sprint(v)
}

// text is the statement that p makes, as Lambda would write it.
func (d *Deployer) text(function string, p permission) string {
	return statement{
		Effect: "Allow", Action: invokeAction, Principal: map[string]any{"Service": p.from},
		Resource: d.aliasARN(function),
		Condition: map[string]map[string]any{
			"ArnLike":      {"AWS:SourceArn": p.source},
			"StringEquals": {"AWS:SourceAccount": d.Account},
		},
	}.text()
}

// aliasARN is what callers are given: the function by its alias.
func (d *Deployer) aliasARN(function string) string {
	return "arn:" + d.names.Partition + ":lambda:" + d.Region + ":" + d.Account + ":function:" + function + ":" + d.stack.Alias
}
