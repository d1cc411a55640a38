package e2e

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"

	"serverless-poc/schema"
)

// What the public reaches without a key is the page, its files and whether the
// model is well; below the model's path, and at the root for the first model.
// No way of writing a path gets around the key.
func TestRoutes(t *testing.T) {
	w := wholeWorld(t)
	w.stack.API.Throttle = schema.StackThrottle{Rate: 1000, Burst: 1000}
	w.deploy()
	if want := "url: health and page answer without a key, by version " + w.release.Artefact.Artefact.Version; !strings.Contains(w.said.String(), want) {
		t.Errorf("the deploy did not say %q:\n%s", want, &w.said)
	}
	key, err := w.deployer().Key(t.Context())
	must(t, err)
	const row = "?gre=800&gpa=4&rank=1"
	type answers struct{ without, with int } // without a key, with it
	open, keyed, nothing := answers{200, 200}, answers{403, 200}, answers{403, 403}
	want := map[string]answers{
		"GET /": open, "GET /page/": open, "GET /admit" + row: keyed, "GET /admit/" + row: keyed,
		"GET /admit/": {403, 400}, "HEAD /": nothing, "HEAD /health": nothing, "POST /": nothing, "POST /health": nothing,
		"POST /model": nothing, "GET /elsewhere": nothing, "GET /page/a/b": nothing, "GET /admitted": nothing,
	}
	for _, at := range []string{"", "/admit"} {
		maps.Copy(want, map[string]answers{
			"GET " + at + "/page": open, "GET " + at + "/health": open, "GET " + at + "/health/": open, "GET " + at + "/page/style.css": open,
			"GET " + at + "/model": keyed, "GET " + at + "/model/": keyed, "GET " + at + "/openapi.json": keyed,
			"OPTIONS " + at + "/model": open, "OPTIONS " + at + "/openapi.json": open,
			"GET " + at + "/page/none.js": {404, 404}, "GET " + at + "/page/model": {404, 404}, "GET " + at + "/page/openapi.json": {404, 404},
			"GET " + at + "/page/admit" + row: {404, 404}, "GET " + at + "/page/x%2Fmodel": {404, 404}, "GET " + at + "/page/x%2Fadmit" + row: {404, 404},
		})
	}
	for _, call := range slices.Sorted(maps.Keys(want)) {
		method, path, _ := strings.Cut(call, " ")
		without, body := w.call(method, path, "")
		with, _ := w.call(method, path, key)
		if got := (answers{without, with}); got != want[call] {
			t.Errorf("%s: %+v; want %+v", call, got, want[call])
		}
		if without == 200 && (strings.Contains(body, "coefficients") || strings.Contains(body, `"response"`)) {
			t.Errorf("%s tells of the model without a key: %.200s", call, body)
		}
	}
}

// Every answer comes as the caller can read it: packed where it takes gzip, with
// the headers by which a page knows who answered.
func TestPackedAnswers(t *testing.T) {
	w := wholeWorld(t)
	w.stack.API.Origins = []string{"https://pages.example"}
	w.deploy()
	key, err := w.deployer().Key(t.Context())
	must(t, err)
	for path, packed := range map[string]bool{"/model": true, "/admit/openapi.json": true, "/admit?gre=800&gpa=4&rank=1": false} {
		url, err := w.deployer().URL(t.Context(), path)
		must(t, err)
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
		must(t, err)
		request.Header.Set("x-api-key", key)
		reply, err := http.DefaultClient.Do(request) // which takes gzip, and unpacks it
		must(t, err)
		must(t, reply.Body.Close())
		h := reply.Header
		if reply.Uncompressed != packed || h.Get("x-model-version") != w.release.Artefact.Artefact.Version || h.Get("access-control-allow-origin") != "https://pages.example" {
			t.Errorf("%s: packed %t, want %t; headers %v", path, reply.Uncompressed, packed, h)
		}
	}
}

// A live version of a program that knows no routes, which would take any path
// for its own, gets none, and nothing stays that would let the API call them.
func TestProgramWithoutRoutes(t *testing.T) {
	w := wholeWorld(t)
	w.stack.Models = append(w.stack.Models, schema.StackModel{Name: "other", Function: "ServerlessPOCOther", Path: "/other", Coefficients: "other.json"})
	first := *w.release
	w.deploy()
	w.release.Model, w.release.Artefact = w.stack.Models[1], renamed(t, "other")
	w.deploy()
	if status, _ := w.call("GET", "/other/health", ""); status != 200 {
		t.Fatalf("/other/health: %d; want 200", status)
	}
	w.liveWithoutPath("ServerlessPOCOther")
	w.release = &first
	lines := w.plan()
	if len(lines) != 3 || lines[0] != "- permission ServerlessPOCOther:live apigateway-routes: nothing calls it so any more" || !strings.HasPrefix(lines[1], "+ deployment") || !strings.HasPrefix(lines[2], "~ stage") {
		t.Errorf("the plan is %q; want the permission, the deployment and the stage", lines)
	}
	w.deploy()
	if status, _ := w.call("GET", "/other/health", ""); status != 403 {
		t.Errorf("/other/health: %d; want 403", status)
	}
	if lines := w.plan(); len(lines) > 0 {
		t.Errorf("the plan after the deploy is %q; want it empty", lines)
	}
}

// liveWithoutPath makes the function's next version as one of an earlier day is,
// and moves the alias there.
func (w *world) liveWithoutPath(function string) {
	w.t.Helper()
	client := lambda.NewFromConfig(w.cfg)
	now, err := client.GetFunctionConfiguration(w.t.Context(), &lambda.GetFunctionConfigurationInput{FunctionName: &function})
	must(w.t, err)
	delete(now.Environment.Variables, "MODEL_PATH")
	changed := &types.Environment{Variables: now.Environment.Variables}
	_, err = client.UpdateFunctionConfiguration(w.t.Context(), &lambda.UpdateFunctionConfigurationInput{FunctionName: &function, Environment: changed})
	must(w.t, err)
	now.LastUpdateStatus = types.LastUpdateStatusInProgress
	for now.LastUpdateStatus != types.LastUpdateStatusSuccessful {
		time.Sleep(10 * time.Millisecond)
		now, err = client.GetFunctionConfiguration(w.t.Context(), &lambda.GetFunctionConfigurationInput{FunctionName: &function})
		must(w.t, err)
	}
	version, err := client.PublishVersion(w.t.Context(), &lambda.PublishVersionInput{FunctionName: &function})
	must(w.t, err)
	_, err = client.UpdateAlias(w.t.Context(), &lambda.UpdateAliasInput{FunctionName: &function, Name: aws.String("live"), FunctionVersion: version.Version})
	must(w.t, err)
}
