package converter

import (
	"testing"

	"serverless-poc/fixtures"
)

// digests pins the old artefacts: rewriting one would make this test prove nothing.
var digests = map[string]string{
	"admission-1.0": "71e177fea9332868dd21015336a28e39f8f09a1d119a9444f14eb6f4169bd7ed",
	"admission-1.1": "77af4131c142c9f5122265c2370f8e14f928a9a5cdec6ead20fffc072308763e",
}

// TestHistory loads and proves every artefact that an earlier release published.
func TestHistory(t *testing.T) {
	old, err := fixtures.History()
	if err != nil {
		t.Fatal(err)
	}
	if len(old) != len(digests) {
		t.Errorf("fixtures/history holds %d artefacts, %d are known here; add the new one with its SHA-256", len(old), len(digests))
	}
	for _, a := range old {
		c, err := Load(a.Bytes)
		if err != nil {
			t.Errorf("fixtures/history/%s.json: %v", a.Name, err)
			continue
		}
		if c.Digest != digests[a.Name] {
			t.Errorf("fixtures/history/%s.json: its SHA-256 is %s, want %s: an old artefact is never rewritten", a.Name, c.Digest, digests[a.Name])
		}
	}
}
