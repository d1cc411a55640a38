package emulator_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"

	"serverless-poc/emulator"
)

// versions makes a function with two published versions.
func versions(t *testing.T, c clients) {
	t.Helper()
	function(t, c, "f", role(t, c, "R"), nil)
	must(c.lambda.PublishVersion(t.Context(), &lambda.PublishVersionInput{FunctionName: aws.String("f")}))(t)
	must(c.lambda.UpdateFunctionConfiguration(t.Context(), &lambda.UpdateFunctionConfigurationInput{FunctionName: aws.String("f"), MemorySize: aws.Int32(256)}))(t)
	settle(t, c, "f")
	must(c.lambda.PublishVersion(t.Context(), &lambda.PublishVersionInput{FunctionName: aws.String("f")}))(t)
}

// An alias with a weight shares its traffic; the answer names the version that
// ran, and the same seed gives the same sequence.
func TestWeights(t *testing.T) {
	const calls = 40
	sequence := func() string {
		_, c := runWith(t, emulator.Options{Seed: 7, Settle: -1})
		versions(t, c)
		must(c.lambda.CreateAlias(t.Context(), &lambda.CreateAliasInput{FunctionName: aws.String("f"), Name: aws.String("live"), FunctionVersion: aws.String("2"),
			RoutingConfig: &types.AliasRoutingConfiguration{AdditionalVersionWeights: map[string]float64{"1": 0.25}}}))(t)
		var ran strings.Builder
		for range calls {
			out, _ := call(t, c, "f", "live", `{"Do":"count"}`)
			ran.WriteString(*out.ExecutedVersion)
		}
		return ran.String()
	}
	first, second := sequence(), sequence()
	if first != second {
		t.Errorf("one seed, two sequences:\n%s\n%s", first, second)
	}
	if n := strings.Count(first, "1"); n < calls/10 || n > calls/2 || strings.Count(first, "2") != calls-n {
		t.Errorf("a weight of 0.25 gave %d of %d calls: %s", n, calls, first)
	}
}

// Lists of functions, versions and aliases come in pages of MaxItems, at most 50.
func TestPages(t *testing.T) {
	_, c := runWith(t, emulator.Options{Settle: -1})
	versions(t, c)
	const aliases = 53
	for i := range aliases {
		must(c.lambda.CreateAlias(t.Context(), &lambda.CreateAliasInput{FunctionName: aws.String("f"), Name: aws.String(fmt.Sprintf("a%02d", i)), FunctionVersion: aws.String("1")}))(t)
	}
	for _, one := range []struct{ items, pages int32 }{{0, 2}, {20, 3}, {100, 2}} {
		in := &lambda.ListAliasesInput{FunctionName: aws.String("f")}
		if one.items > 0 {
			in.MaxItems = &one.items
		}
		seen, pages := map[string]bool{}, int32(0)
		for p := lambda.NewListAliasesPaginator(c.lambda, in); p.HasMorePages(); pages++ {
			for _, a := range must(p.NextPage(t.Context()))(t).Aliases {
				seen[*a.Name] = true
			}
		}
		if len(seen) != aliases || pages != one.pages {
			t.Errorf("MaxItems %d: %d aliases on %d pages, want %d on %d", one.items, len(seen), pages, aliases, one.pages)
		}
	}
	var got []string
	for p := lambda.NewListVersionsByFunctionPaginator(c.lambda, &lambda.ListVersionsByFunctionInput{FunctionName: aws.String("f"), MaxItems: aws.Int32(1)}); p.HasMorePages(); {
		for _, v := range must(p.NextPage(t.Context()))(t).Versions {
			got = append(got, *v.Version)
		}
	}
	if strings.Join(got, " ") != "$LATEST 1 2" {
		t.Errorf("versions are %v", got)
	}
	list := must(c.lambda.ListFunctions(t.Context(), &lambda.ListFunctionsInput{FunctionVersion: types.FunctionVersionAll, MaxItems: aws.Int32(2)}))(t)
	if len(list.Functions) != 2 || list.NextMarker == nil {
		t.Errorf("ListFunctions of all versions: %d, marker %v", len(list.Functions), list.NextMarker)
	}
}

// The resource policy of an alias has a revision of its own and a limit.
func TestPolicyRevision(t *testing.T) {
	_, c := runWith(t, emulator.Options{Settle: -1})
	versions(t, c)
	ctx, name, live := t.Context(), aws.String("f"), aws.String("live")
	must(c.lambda.CreateAlias(ctx, &lambda.CreateAliasInput{FunctionName: name, Name: live, FunctionVersion: aws.String("1")}))(t)
	add := func(id string, revision *string) error {
		_, err := c.lambda.AddPermission(ctx, &lambda.AddPermissionInput{FunctionName: name, Qualifier: live, StatementId: &id, Action: aws.String("lambda:InvokeFunction"),
			Principal: aws.String("events.amazonaws.com"), SourceArn: aws.String("arn:aws:events:us-east-1:000000000000:rule/" + id), RevisionId: revision})
		return err
	}
	revision := func() *string {
		return must(c.lambda.GetPolicy(ctx, &lambda.GetPolicyInput{FunctionName: name, Qualifier: live}))(t).RevisionId
	}
	wants(t, "the first statement", add("one", nil), "")
	first := revision()
	wants(t, "with the revision", add("two", first), "")
	wants(t, "with an old revision", add("three", first), "PreconditionFailedException 412")
	remove := func(revision *string) error {
		_, err := c.lambda.RemovePermission(ctx, &lambda.RemovePermissionInput{FunctionName: name, Qualifier: live, StatementId: aws.String("one"), RevisionId: revision})
		return err
	}
	wants(t, "RemovePermission with an old revision", remove(first), "PreconditionFailedException 412")
	wants(t, "RemovePermission", remove(revision()), "")
	var err error
	n := 0
	for ; err == nil && n < 200; n++ {
		err = add(fmt.Sprintf("pile-%03d", n), nil)
	}
	wants(t, "a policy that grows and grows", err, "PolicyLengthExceededException 400")
	if n < 50 || n > 80 { // about 320 bytes each, of 20 KB
		t.Errorf("%d statements fitted", n)
	}
	must(c.lambda.DeleteAlias(ctx, &lambda.DeleteAliasInput{FunctionName: name, Name: live}))(t)
	must(c.lambda.CreateAlias(ctx, &lambda.CreateAliasInput{FunctionName: name, Name: live, FunctionVersion: aws.String("1")}))(t)
	_, err = c.lambda.GetPolicy(ctx, &lambda.GetPolicyInput{FunctionName: name, Qualifier: live})
	wants(t, "the policy of an alias made again", err, "ResourceNotFoundException 404")
}
