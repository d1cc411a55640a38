package iam

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestCutServices holds what docs/security.md says the deployer may not call.
func TestCutServices(t *testing.T) {
	text, err := os.ReadFile("../docs/security.md")
	if err != nil {
		t.Fatal(err)
	}
	_, tail, found := strings.Cut(string(text), "Services that the deployer may not call at all:")
	sentence, _, ended := strings.Cut(tail, ".")
	if !found || !ended {
		t.Fatal("docs/security.md has no list of services that the deployer may not call")
	}
	policy, err := Deployer(names)
	if err != nil {
		t.Fatal(err)
	}
	services := regexp.MustCompile("`([a-z0-9-]+)`").FindAllStringSubmatch(sentence, -1)
	if len(services) < 10 {
		t.Fatalf("only %d services in the list", len(services))
	}
	for _, s := range services {
		for _, statement := range statements(t, policy) {
			for _, action := range list(statement.Action) {
				if strings.HasPrefix(action, s[1]+":") {
					t.Errorf("docs/security.md says that the deployer may not call %s; its policy allows %s", s[1], action)
				}
			}
		}
	}
}
