package deploy

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
)

// keepVerified is how many verified versions stay, the newest, to roll back to.
// Lambda's code storage is bounded for the account, and every version takes of it.
const keepVerified = 5

// pruneSteps plans the removal of versions that nobody will go back to. A
// version stays that any alias uses, with its whole weight or a part; that this
// release makes live, or that is live until then, or was before; and the newest
// verified ones. While there are no more than that in all, nothing goes.
func (d *Deployer) pruneSteps(ctx context.Context, r *Release, p *Plan) ([]*Step, error) {
	function := FunctionName(d.stack, r.Model)
	versions, err := d.versions(ctx, function)
	if err != nil || len(versions) <= keepVerified {
		return nil, err
	}
	used, err := d.aliased(ctx, function)
	if err != nil {
		return nil, err
	}
	for _, number := range []string{*p.version, p.live, before(p.alias)} {
		used[number] = true
	}
	verified, err := d.newestVerified(ctx, function, versions, *p.version)
	if err != nil {
		return nil, err
	}
	var steps []*Step
	for _, v := range versions {
		number := aws.ToString(v.Version)
		if used[number] || verified[number] {
			continue
		}
		steps = append(steps, &Step{
			Kind: "version", Name: function + ":" + number, Action: Delete,
			Note:  fmt.Sprintf("artefact %s; no alias uses it and it is not among the newest %d verified", artefactVersion(stateOf(&v).env), keepVerified),
			apply: func(ctx context.Context) error { return d.deleteVersion(ctx, function, number) },
		})
	}
	return steps, nil
}

// newestVerified are the versions to keep for their marks; the release's own,
// which will be verified then, counts as one.
func (d *Deployer) newestVerified(ctx context.Context, function string, versions []types.FunctionConfiguration, own string) (map[string]bool, error) {
	verified := map[string]bool{own: true} // "" for one that is not published yet
	for _, v := range versions {
		if len(verified) >= keepVerified {
			break
		}
		m, err := d.mark(ctx, function, &v)
		if err != nil {
			return nil, err
		}
		if m != nil {
			verified[aws.ToString(v.Version)] = true
		}
	}
	return verified, nil
}

// aliased are the versions that any alias of the function uses.
func (d *Deployer) aliased(ctx context.Context, function string) (map[string]bool, error) {
	used := map[string]bool{}
	pages := lambda.NewListAliasesPaginator(d.lambda, &lambda.ListAliasesInput{FunctionName: &function})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, fmt.Errorf("function %s: cannot list its aliases, so no version is removed: %w", function, err)
		}
		for _, a := range page.Aliases {
			used[aws.ToString(a.FunctionVersion)] = true
			if a.RoutingConfig == nil {
				continue
			}
			for version := range a.RoutingConfig.AdditionalVersionWeights {
				used[version] = true
			}
		}
	}
	return used, nil
}

// deleteVersion removes one version; one that has gone meanwhile is fine, and so
// is one that an alias uses since it was planned: it stays.
func (d *Deployer) deleteVersion(ctx context.Context, function, number string) error {
	_, err := d.lambda.DeleteFunction(ctx, &lambda.DeleteFunctionInput{FunctionName: &function, Qualifier: &number})
	if missing(err) {
		return nil
	}
	if err == nil || code(err) != "ResourceConflictException" {
		return err
	}
	used, listErr := d.aliased(ctx, function)
	if listErr != nil || !used[number] {
		return err
	}
	d.say("    version %s is used by an alias now and stays", number)
	return nil
}
