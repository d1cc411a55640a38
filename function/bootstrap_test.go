package function_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"serverless-poc/function"
	"serverless-poc/schema"
)

const bucket = "serverless-poc-models"

// pins is the environment that the deployer gives the function of p.
func pins(p published, s3 *s3Peer, tmp string) map[string]string {
	return map[string]string{
		"MODEL_BUCKET": bucket, "MODEL_KEY": p.Key(), "MODEL_SHA256": p.sha256,
		"AWS_ENDPOINT_URL": s3.URL, "TMPDIR": tmp,
	}
}

// The seed's own event. R: predict(fit, newdata, type = "response") is
// 0.73840824598019084, and 1.0377117527331783 on the link scale.
func TestSeedEvent(t *testing.T) {
	p := publish(t)
	c := boot(t, pins(p, s3Serving(t, s3Object(bucket, p.Key(), p.data)), t.TempDir()))
	answer, failed := c.invoke(`{"gre":"800","gpa":"4","rank":"1"}`)
	if failed {
		t.Fatal(answer)
	}
	if want := `{"result":true,"link":1.03771175273`; !strings.HasPrefix(answer, want) {
		t.Errorf("answer %s does not begin with %s", answer, want)
	}
	var got struct {
		Result         bool
		Response       float64
		Class          string
		Probs          map[string]float64
		Model, Version string
	}
	if err := json.Unmarshal([]byte(answer), &got); err != nil {
		t.Fatal(err)
	}
	if math.Abs(got.Response-0.73840824598019084) > 1e-9 {
		t.Errorf("response %v, R says 0.73840824598019084", got.Response)
	}
	if math.Abs(got.Probs["0"]+got.Probs["1"]-1) > 1e-15 || got.Probs["1"] != got.Response {
		t.Errorf("probs %v", got.Probs)
	}
	if !got.Result || got.Class != "1" || got.Model != "admission" || got.Version != p.Version {
		t.Errorf("answer %s", answer)
	}
}

// The seed's error contract, over the wire, and a log that keeps silent about values.
func TestBadRowOverTheWire(t *testing.T) {
	p := publish(t)
	c := boot(t, pins(p, s3Serving(t, s3Object(bucket, p.Key(), p.data)), t.TempDir()))
	answer, failed := c.invoke(`{"gre":"secret-gre","gpa":"4","rank":"secret-rank"}`)
	if !failed {
		t.Fatalf("scored: %s", answer)
	}
	var payload struct {
		Message string `json:"errorMessage"`
		Type    string `json:"errorType"`
	}
	if err := json.Unmarshal([]byte(answer), &payload); err != nil {
		t.Fatal(err)
	}
	want := `{"errorType":"BadRequest","httpStatus":400,"request_id":"request-1",` +
		`"message":"gre: \"secret-gre\" is not a number; send a number such as 587.7 (trained on 220 to 800); ` +
		`rank: \"secret-rank\" is not a level; allowed: \"1\", \"2\", \"3\", \"4\"",` +
		`"errors":[{"field":"gre","value":"secret-gre","allowed":"a number such as 587.7 (trained on 220 to 800)",` +
		`"message":"gre: \"secret-gre\" is not a number; send a number such as 587.7 (trained on 220 to 800)"},` +
		`{"field":"rank","value":"secret-rank","allowed":"\"1\", \"2\", \"3\", \"4\"",` +
		`"message":"rank: \"secret-rank\" is not a level; allowed: \"1\", \"2\", \"3\", \"4\""}]}`
	if payload.Message != want || payload.Type != "BadRequest" {
		t.Errorf("type %s\n got %s\nwant %s", payload.Type, payload.Message, want)
	}
	if answer, failed := c.invoke(`{"gre":800,"gpa":4,"rank":1}`); failed {
		t.Errorf("the container does not go on after a bad row: %s", answer)
	}
	c.says(`"msg":"refused","model":"admission","version":"` + p.Version + `","request_id":"request-1"`)
	if strings.Contains(c.log.String(), "secret") {
		t.Errorf("the log quotes a predictor's value:\n%s", c.log)
	}
}

func TestInitRefuses(t *testing.T) {
	good := publish(t)
	badCase := publish(t, func(c *schema.Coefficients) {
		r := &c.Cases[0].Expect.Response.Number
		*r = schema.Number(math.Float64frombits(math.Float64bits(float64(*r)) ^ 1<<40))
	})
	badBeta := publish(t, func(c *schema.Coefficients) { c.Coefficients[1].Value *= 1.0000001 })
	future := good
	future.data = []byte(strings.Replace(string(good.data), schema.ArtefactFormat, "artefact/9.0", 1))
	future.sha256 = schema.Digest(future.data)
	elsewhere := good
	elsewhere.Artefact = &schema.Artefact{Version: "20200101T000000Z-000000000000", Model: schema.Model{Name: "admission"}}
	tests := []struct {
		name  string
		model published
		sends []byte
		kind  string
		want  []string
	}{
		{"a flipped bit in S3", good, flipped(good.data), function.NotLoaded,
			[]string{"refused: the object's SHA-256 is " + schema.Digest(flipped(good.data)) + " but the function is pinned to " + good.sha256}},
		{"a flipped golden case", badCase, badCase.data, function.Refused,
			[]string{`the golden cases do not give R's numbers, nothing is served`, `case "typical": response: R says `}},
		{"a changed coefficient", badBeta, badBeta.data, function.Refused,
			[]string{`case "typical": link: R says -0.6223475655043319, we say `}},
		{"a newer format", future, future.data, function.Refused,
			[]string{`/format: "artefact/9.0" is not known here, this program reads "artefact/1.2"`}},
		{"another key", elsewhere, good.data, function.Refused,
			[]string{"the artefact's own key is " + good.Key()}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tmp := t.TempDir()
			s3 := s3Serving(t, s3Object(bucket, test.model.Key(), test.sends))
			c := boot(t, pins(test.model, s3, tmp))
			got := c.initError()
			if got.Type != test.kind {
				t.Errorf("type %s, expected %s", got.Type, test.kind)
			}
			for _, want := range append(test.want, "s3://"+bucket+"/"+test.model.Key()) {
				if !strings.Contains(got.Message, want) {
					t.Errorf("the reason\n%s\ndoes not say\n%s", got.Message, want)
				}
			}
			c.says(`"msg":"init failed, nothing is served"`)
			if files, _ := filepath.Glob(filepath.Join(tmp, "model-*")); test.kind == function.NotLoaded && len(files) > 0 {
				t.Errorf("refused bytes were cached: %v", files)
			}
		})
	}
}

func TestInitWithoutEnvironment(t *testing.T) {
	got := boot(t, map[string]string{"MODEL_SHA256": "ABC"}).initError()
	want := `the function's environment is wrong: MODEL_BUCKET is not set (the bucket that holds the model); ` +
		`MODEL_KEY is not set (the artefact's key, <model>/<version>.json); MODEL_SHA256 is "ABC", expected 64 lower case hex digits`
	if got.Message != want || got.Type != function.ConfigInvalid {
		t.Errorf("type %s\n got %s\nwant %s", got.Type, got.Message, want)
	}
}

// soon waits for what no call waits for.
func soon(t *testing.T, missing string, there func() bool) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); !there(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal(missing)
		}
	}
}

// The second process of a container reads the cache; a flipped bit in it is
// refused with both digests, and the model is fetched again.
func TestCache(t *testing.T) {
	p := publish(t)
	tmp := t.TempDir()
	s3 := s3Serving(t, s3Object(bucket, p.Key(), p.data))
	cached := filepath.Join(tmp, "model-"+p.sha256+".json")
	start := func(wantAsked int32, wantLog string) {
		t.Helper()
		c := boot(t, pins(p, s3, tmp))
		if answer, failed := c.invoke(`{"gre":800,"gpa":4,"rank":1}`); failed {
			t.Fatal(answer)
		}
		if got := s3.asked.Load(); got != wantAsked {
			t.Errorf("S3 was asked %d times, expected %d", got, wantAsked)
		}
		c.says(wantLog)
		soon(t, "the cache does not hold the model", func() bool {
			data, err := os.ReadFile(cached)
			return err == nil && schema.Digest(data) == p.sha256
		})
	}
	start(1, `"from":"s3"`)
	if info, err := os.Stat(cached); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	start(1, `"from":"cache"`)
	broken := flipped(p.data)
	if err := os.WriteFile(cached, broken, 0o600); err != nil {
		t.Fatal(err)
	}
	start(2, fmt.Sprintf(`"msg":"cached copy refused, asking S3","path":%q,"sha256":%q,"pinned":%q`, cached, schema.Digest(broken), p.sha256))
	start(2, `"from":"cache"`)
	if left, _ := filepath.Glob(filepath.Join(tmp, "*")); len(left) != 1 {
		t.Errorf("files are left: %v", left)
	}
}
