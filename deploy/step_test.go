package deploy

import "testing"

func TestStepString(t *testing.T) {
	digest := "2136a8531fc8733469d7798cb5c0b4ba2692400d16087f01e374d59cd3d547a5"
	for _, c := range []struct {
		step   Step
		exists bool
		want   string
	}{
		{Step{Kind: "bucket", Name: "b", Note: "versioned"}, false, "+ bucket     b: versioned"},
		{Step{Kind: "bucket", Name: "b", Note: "versioned"}, true, "= bucket     b"},
		{Step{Kind: "object", Name: "s3://p/m/" + digest + "/m.zip"}, true, "= object     s3://p/m/2136a8531fc8.../m.zip"},
		{Step{Kind: "function", Name: "F", Changes: []Change{
			{"code", "ITaoUx/IczRp13mMtcC0uiaSQA0WCH8B43TVnNPVR6U=", "GTaoUx/IczRp13mMtcC0uiaSQA0WCH8B43TVnNPVR6U="},
			{"memory", "128 MB", "256 MB"}, {"OTHER", "x", ""}, {"MODEL_SHA256", "", digest},
		}}, true, "~ function   F: code ITaoUx/IczRp... -> GTaoUx/IczRp..., memory 128 MB -> 256 MB, OTHER x -> none, MODEL_SHA256 2136a8531fc8..."},
		{Step{Kind: "policy", Name: "P", Changes: documentDiff("document", `{"Statement":[{"Effect":"Deny","Action":"a"}]}`, `{"Statement":[{"Effect":"Allow","Action":"a"}]}`)}, true,
			"~ policy     P: document no longer says [Deny a], document says [Allow a]"},
		{Step{Kind: "API", Name: "A", Changes: []Change{{"body", `{"openapi":"3.0.1","info":{}}`, `{"openapi":"3.0.1","paths":{}}`}}}, true,
			"~ API        A: body (document) -> (document)"},
	} {
		if got := c.step.settle(c.exists).String(); got != c.want {
			t.Errorf("\n got %s\nwant %s", got, c.want)
		}
	}
}
