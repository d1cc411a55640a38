package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"serverless-poc/deploy"
	"serverless-poc/internal/moto"
)

// commands read a stack back, as people do.
var commands = []string{
	"apigateway get-rest-apis",
	"apigateway get-usage-plans",
	"apigateway get-api-keys",
	"lambda get-alias --function-name " + function + " --name live",
	"lambda get-policy --function-name " + function + " --qualifier live",
	"lambda list-versions-by-function --function-name " + function,
	"iam get-role --role-name ServerlessPOC",
	"iam list-attached-role-policies --role-name ServerlessPOC",
	"events list-rules",
	"events list-targets-by-rule --rule " + function,
	"logs describe-log-groups",
}

// The stack that is deployed on an AWS made by others, and read back there with
// the real AWS CLI, is the one that is on the embedded AWS: the same commands
// give the same facts. Nothing runs on theirs, so no gate is asked on either.
func TestWitness(t *testing.T) {
	if out, err := exec.Command("aws", "--version").CombinedOutput(); err != nil {
		t.Skipf("the AWS CLI is not here (apt-get install awscli): %v %s", err, out)
	}
	theirs := moto.Config(t)
	w := wholeWorld(t)
	w.stack.LogFormat = "" // moto's versions have none
	var facts [2]map[string][]string
	for i, cfg := range []aws.Config{theirs, w.cfg} {
		d, err := deploy.Connect(t.Context(), cfg, w.stack)
		must(t, err)
		d.Out = &w.said
		must(t, d.SkipGate())
		if _, err := d.Deploy(t.Context(), w.release); err != nil {
			t.Fatalf("%v\n%s", err, &w.said)
		}
		facts[i] = map[string][]string{}
		for _, c := range commands {
			facts[i][c] = readBack(t, cfg, d.Account, c)
		}
	}
	for _, c := range commands {
		for _, line := range without(facts[0][c], facts[1][c]) {
			if theirsAlone[line] == "" {
				t.Errorf("aws %s: only theirs has %s", c, line)
			}
		}
		for _, line := range without(facts[1][c], facts[0][c]) {
			if name, _, _ := strings.Cut(line, " "); oursAlone[name] == "" {
				t.Errorf("aws %s: only ours has %s", c, line)
			}
		}
	}
}

// theirsAlone are facts of moto that are not AWS's.
var theirsAlone = map[string]string{
	`.items[].version "V1"`: "moto gives every API this version; AWS takes the document's",
}

// oursAlone are members that AWS has and moto has not.
var oursAlone = map[string]string{
	".items[].version":                             "as above",
	".items[].minimumCompressionSize":              "moto does not read it in a document",
	".items[].endpointConfiguration.ipAddressType": "AWS says ipv4 unless asked otherwise",
	".items[].quota.offset":                        "AWS says 0 where none was given",
	".Versions[].LoggingConfig.LogFormat":          "AWS's versions have it",
	".Versions[].LoggingConfig.LogGroup":           "the same",
	".logGroups[].logGroupClass":                   "AWS says STANDARD unless asked otherwise",
}

// without are the lines that others do not have.
func without(lines, others []string) []string {
	return slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return slices.Contains(others, line) })
}

// readBack runs a command of the AWS CLI and gives the facts in its answer,
// sorted.
func readBack(t *testing.T, cfg aws.Config, account, command string) []string {
	t.Helper()
	key, err := cfg.Credentials.Retrieve(t.Context())
	must(t, err)
	cmd := exec.Command("aws", strings.Fields(command)...)
	cmd.Env = append(os.Environ(), "AWS_ENDPOINT_URL="+aws.ToString(cfg.BaseEndpoint), "AWS_REGION="+cfg.Region, "AWS_DEFAULT_REGION="+cfg.Region,
		"AWS_ACCESS_KEY_ID="+key.AccessKeyID, "AWS_SECRET_ACCESS_KEY="+key.SecretAccessKey, "AWS_SESSION_TOKEN=", "AWS_PAGER=", "AWS_DEFAULT_OUTPUT=json")
	var says bytes.Buffer
	cmd.Stderr = &says
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("aws %s: %v\n%s", command, err, &says)
	}
	var tree any
	must(t, json.Unmarshal(out, &tree))
	lines := flat(nil, "", tree)
	for i := range lines {
		lines[i] = strings.ReplaceAll(drawn.ReplaceAllString(lines[i], "${1}ID"), account, "ACCOUNT")
		lines[i] = since.ReplaceAllString(lines[i], "since TIME")
	}
	slices.Sort(lines)
	return lines
}

// drawn are ids that AWS draws, inside of an ARN; since is when an alias was
// moved, in its description.
var (
	drawn = regexp.MustCompile(`(execute-api:[^:]*:[^:]*:)[a-z0-9]+`)
	since = regexp.MustCompile(`since [-0-9]+T[:0-9]+Z`)
)

// flat writes each leaf of an answer as a line, but for ids and times.
func flat(lines []string, path string, v any) []string {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			if !varies[key] {
				lines = flat(lines, path+"."+key, value)
			}
		}
	case []any:
		for _, value := range v {
			lines = flat(lines, path+"[]", value)
		}
	case string:
		var tree any
		if strings.HasPrefix(v, "{") && json.Unmarshal([]byte(v), &tree) == nil {
			return flat(lines, path, tree)
		}
		lines = append(lines, fmt.Sprintf("%s %q", path, v))
	case nil:
	default:
		lines = append(lines, fmt.Sprintf("%s %v", path, v))
	}
	return lines
}

// varies are the members that are ids or times.
var varies = map[string]bool{
	"id": true, "apiId": true, "rootResourceId": true, "createdDate": true, "lastUpdatedDate": true, "creationTime": true,
	"RevisionId": true, "LastModified": true, "RoleId": true, "CreateDate": true,
}
