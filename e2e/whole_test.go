package e2e

import (
	"io"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	awsiam "github.com/aws/aws-sdk-go-v2/service/iam"

	"serverless-poc/converter"
	"serverless-poc/deploy"
	"serverless-poc/emulator/clock"
	"serverless-poc/schema"
)

// wholeWorld is a world with everything that the repository's stack.json has.
func wholeWorld(t *testing.T) *world { return wholeWorldOn(t, nil) }

// wholeWorldOn is a wholeWorld that goes by c, as newWorldOn.
func wholeWorldOn(t *testing.T, c *clock.Virtual) *world {
	t.Helper()
	w := newWorldOn(t, c)
	data, err := os.ReadFile("../stack.json")
	must(t, err)
	stack, err := schema.DecodeStack(data)
	must(t, err)
	stack.Function.Architecture = w.stack.Function.Architecture
	w.stack, w.release.Model = stack, stack.Models[0]
	return w
}

// plan is what differs, in the plan's own words.
func (w *world) plan() []string {
	w.t.Helper()
	p, err := w.deployer().Plan(w.t.Context(), w.release)
	must(w.t, err)
	var lines []string
	for _, s := range p.Steps {
		if s.Action != deploy.Keep {
			lines = append(lines, s.String())
		}
	}
	return lines
}

// call asks the public URL as a stranger does.
func (w *world) call(method, path, key string) (status int, body string) {
	w.t.Helper()
	url, err := w.deployer().URL(w.t.Context(), path)
	must(w.t, err)
	request, err := http.NewRequestWithContext(w.t.Context(), method, url, nil)
	must(w.t, err)
	if key != "" {
		request.Header.Set("x-api-key", key)
	}
	reply, err := http.DefaultClient.Do(request)
	must(w.t, err)
	defer reply.Body.Close()
	text, err := io.ReadAll(reply.Body)
	must(w.t, err)
	return reply.StatusCode, string(text)
}

// The whole stack on an empty account: the public is answered with the key;
// again without a changing call; away, and away again.
func TestWholeStack(t *testing.T) {
	w := wholeWorld(t)
	w.deploy()
	key, err := w.deployer().Key(t.Context())
	must(t, err)
	if strings.Contains(w.said.String(), key) {
		t.Errorf("the deploy printed the key:\n%s", &w.said)
	}
	row := "/admit?gre=800&gpa=4&rank=1"
	for _, c := range []struct {
		method, path, key string
		status            int
		says              string
	}{
		{"GET", row, key, 200, `"response":0.738408`},
		{"GET", row, "", 403, `x-api-key is missing`},
		{"GET", "/admit?gre=800", key, 400, `gpa`},
		{"OPTIONS", "/admit", "", 200, ``},
		{"GET", "/elsewhere", key, 403, `nothing at this path`},
	} {
		if status, body := w.call(c.method, c.path, c.key); status != c.status || !strings.Contains(body, c.says) {
			t.Errorf("%s %s: %d %s; want %d with %q", c.method, c.path, status, body, c.status, c.says)
		}
	}
	w.mutating()
	if again := w.deploy(); again.Changed != 0 || len(w.mutating()) != 0 {
		t.Errorf("the second run changed %d:\n%s", again.Changed, &w.said)
	}
	if lines := w.plan(); len(lines) > 0 {
		t.Errorf("the plan after a deploy is %q; want it empty", lines)
	}
	n, err := w.deployer().Destroy(t.Context())
	must(t, err)
	if n != 10 {
		t.Errorf("%d removed; want 10:\n%s", n, &w.said)
	}
	w.mutating()
	if n, err = w.deployer().Destroy(t.Context()); err != nil || n != 0 || len(w.mutating()) != 0 {
		t.Errorf("the second time %d removed, %v", n, err)
	}
}

// A refit is another document: one more deployment, to which the stage moves,
// and the old one goes.
func TestRefitMovesTheStage(t *testing.T) {
	w := wholeWorld(t)
	w.deploy()
	w.release.Artefact = admission(t, "2031-01-01T00:00:00Z")
	w.mutating()
	w.deploy()
	calls := strings.Join(w.mutating(), " ")
	if want := "apigateway:PutRestApi apigateway:CreateDeployment apigateway:UpdateStage apigateway:DeleteDeployment"; !strings.Contains(calls, want) {
		t.Errorf("changing calls %s; want %s in them", calls, want)
	}
	key, err := w.deployer().Key(t.Context())
	must(t, err)
	if status, body := w.call("GET", "/admit?gre=800&gpa=4&rank=1", key); status != 200 || !strings.Contains(body, w.release.Artefact.Artefact.Version) {
		t.Errorf("%d %s; want 200 by %s", status, body, w.release.Artefact.Artefact.Version)
	}
}

// An API that somebody deleted comes back under another id: the permissions
// follow it, new before old, and the usage plan leaves the one that is gone.
func TestAPIMadeAgain(t *testing.T) {
	w := wholeWorld(t)
	w.deploy()
	s := newSomebody(w)
	_, err := s.api.UpdateUsagePlan(t.Context(), &apigateway.UpdateUsagePlanInput{UsagePlanId: &s.plan, PatchOperations: s.patch("remove", "/apiStages", s.id+":prod")})
	must(t, err)
	_, err = s.api.DeleteRestApi(t.Context(), &apigateway.DeleteRestApiInput{RestApiId: &s.id})
	must(t, err)
	w.mutating()
	w.deploy()
	calls := strings.Join(w.mutating(), " ")
	if want := "apigateway:CreateRestApi lambda:AddPermission lambda:RemovePermission lambda:AddPermission lambda:RemovePermission apigateway:PutRestApi"; !strings.Contains(calls, want) {
		t.Errorf("changing calls %s; want %s in them", calls, want)
	}
	key, err := w.deployer().Key(t.Context())
	must(t, err)
	if status, body := w.call("GET", "/admit?gre=800&gpa=4&rank=1", key); status != 200 {
		t.Errorf("%d %s; want 200", status, body)
	}
	if lines := w.plan(); len(lines) > 0 {
		t.Errorf("the plan after the deploy is %q; want it empty", lines)
	}
}

// Two APIs of ours with one name: nothing is guessed.
func TestTwoAPIs(t *testing.T) {
	w := wholeWorld(t)
	client := apigateway.NewFromConfig(w.cfg)
	for range 2 {
		_, err := client.CreateRestApi(t.Context(), &apigateway.CreateRestApiInput{Name: aws.String("ServerlessPOC"), Tags: map[string]string{deploy.TagKey: "ServerlessPOC"}})
		must(t, err)
	}
	w.mutating()
	_, err := w.deployer().Deploy(t.Context(), w.release)
	wantError(t, "deploy", err, "2 APIs are called ServerlessPOC and carry this stack's tag: ", "delete those that nobody calls, then run again")
	if calls := w.mutating(); len(calls) != 0 {
		t.Errorf("changing calls %q; want none", calls)
	}
}

// A stranger's API of the same name is nobody's business: ours is made beside it.
func TestForeignAPI(t *testing.T) {
	w := wholeWorld(t)
	client := apigateway.NewFromConfig(w.cfg)
	theirs, err := client.CreateRestApi(t.Context(), &apigateway.CreateRestApiInput{Name: aws.String("ServerlessPOC")})
	must(t, err)
	w.deploy()
	_, err = w.deployer().Destroy(t.Context())
	must(t, err)
	left, err := client.GetRestApis(t.Context(), &apigateway.GetRestApisInput{})
	must(t, err)
	if len(left.Items) != 1 || *left.Items[0].Id != *theirs.Id {
		t.Errorf("%d APIs are left; want the stranger's alone", len(left.Items))
	}
}

// A second model that is live has its path in the document of the first.
func TestTwoModelsOneAPI(t *testing.T) {
	w := wholeWorld(t)
	w.stack.Models = append(w.stack.Models, schema.StackModel{Name: "other", Function: "ServerlessPOCOther", Path: "/other", Coefficients: "other.json"})
	first := w.deploy()
	key, err := w.deployer().Key(t.Context())
	must(t, err)
	if status, _ := w.call("GET", "/other?gre=800&gpa=4&rank=1", key); status != 403 {
		t.Errorf("/other before it is deployed: %d; want 403", status)
	}
	release := *w.release
	w.release.Model, w.release.Artefact = w.stack.Models[1], renamed(t, "other")
	w.deploy()
	w.release = &release
	if lines := w.plan(); len(lines) > 0 {
		t.Errorf("the first model's plan after the second's deploy is %q; want it empty", lines)
	}
	for path, version := range map[string]string{"/admit": first.Artefact, "/other": renamed(t, "other").Artefact.Version} {
		if status, body := w.call("GET", path+"?gre=800&gpa=4&rank=1", key); status != 200 || !strings.Contains(body, version) {
			t.Errorf("%s: %d %s; want 200 by %s", path, status, body, version)
		}
	}
}

// renamed is the admissions model under another name.
func renamed(t *testing.T, name string) *converter.Converted {
	t.Helper()
	c := seed(t)
	c.Name = name
	converted, err := converter.Convert(sealed(t, c))
	must(t, err)
	return converted
}

// The role is made with the boundary, keeps it, and gets it back.
func TestBoundary(t *testing.T) {
	w := newWorld(t)
	client := awsiam.NewFromConfig(w.cfg)
	document := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","logs:*"],"Resource":"*"}]}`
	bounds, err := client.CreatePolicy(t.Context(), &awsiam.CreatePolicyInput{PolicyName: aws.String("Bounds"), PolicyDocument: &document})
	must(t, err)
	w.stack.Boundary = *bounds.Policy.Arn + "Elsewhere"
	w.mutating()
	_, err = w.deployer().Deploy(t.Context(), w.release)
	wantError(t, "deploy", err, "there is no policy "+w.stack.Boundary+"; have whoever bounds this stack make it, or mend permissions_boundary in stack.json")
	if calls := w.mutating(); len(calls) != 0 {
		t.Errorf("changing calls %q; want none", calls)
	}
	w.stack.Boundary = *bounds.Policy.Arn
	w.deploy()
	role, err := client.GetRole(t.Context(), &awsiam.GetRoleInput{RoleName: &w.stack.Role})
	must(t, err)
	if b := role.Role.PermissionsBoundary; b == nil || *b.PermissionsBoundaryArn != w.stack.Boundary {
		t.Fatalf("the boundary is %v; want %s", b, w.stack.Boundary)
	}
	_, err = client.DeleteRolePermissionsBoundary(t.Context(), &awsiam.DeleteRolePermissionsBoundaryInput{RoleName: &w.stack.Role})
	must(t, err)
	if lines := w.plan(); len(lines) != 1 || lines[0] != "~ role       ServerlessPOC: boundary "+w.stack.Boundary {
		t.Errorf("the plan is %q; want the boundary alone", lines)
	}
	w.mutating()
	w.deploy()
	if calls := strings.Join(w.mutating(), " "); !strings.Contains(calls, "iam:PutRolePermissionsBoundary") {
		t.Errorf("changing calls %s; want the boundary put", calls)
	}
	w.stack.Boundary = ""
	if lines := w.plan(); len(lines) > 0 {
		t.Errorf("without a word in stack.json the plan is %q; want the boundary left alone", lines)
	}
}

// What stack.json no longer asks for is named and stays, until somebody says
// that it may go.
func TestLeftOver(t *testing.T) {
	w := wholeWorld(t)
	w.deploy()
	w.stack.API, w.stack.KeepWarm = nil, nil
	if out := w.deploy(); out.Changed == 0 { // the environment has no origin any more
		t.Errorf("%+v; want a change", out)
	}
	plan, err := w.deployer().Plan(t.Context(), w.release)
	must(t, err)
	kinds := []string{"rule " + function, "usage plan ", "API key ", "REST API ",
		"permission " + function + ":live events", "permission " + function + ":live apigateway", "permission " + function + ":live apigateway-root"}
	if len(plan.Left) != len(kinds) || plan.Changes() != 0 {
		t.Fatalf("left %q, %d changes; want %q and none", plan.Left, plan.Changes(), kinds)
	}
	for i, kind := range kinds {
		if !strings.HasPrefix(plan.Left[i], kind) {
			t.Errorf("left %q; want %q in its place", plan.Left[i], kind)
		}
	}
	d := w.deployer()
	d.Prune = true
	out, err := d.Deploy(t.Context(), w.release)
	must(t, err)
	if out.Changed != len(kinds) || !strings.Contains(w.said.String(), "- left over  rule "+function+": stack.json does not ask for it any more") {
		t.Errorf("%d changed, want %d:\n%s", out.Changed, len(kinds), &w.said)
	}
	if plan, err = d.Plan(t.Context(), w.release); err != nil || plan.Changes() != 0 || len(plan.Left) != 0 {
		t.Errorf("afterwards %v, %v", plan, err)
	}
	apis, err := apigateway.NewFromConfig(w.cfg).GetRestApis(t.Context(), &apigateway.GetRestApisInput{})
	must(t, err)
	if len(apis.Items) != 0 {
		t.Errorf("%d APIs are left", len(apis.Items))
	}
}
