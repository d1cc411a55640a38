package families

import (
	"fmt"
	"strings"
)

// A trap is something that AWS does and that a deployer has to know.
type trap struct {
	number     int
	what       string
	file, test string // of the repository; "" where nothing tests it
	why        string // there is no test
}

// traps are those that were collected before the deployer was written.
var traps = []trap{
	{1, "a role made a moment ago cannot be assumed", "e2e/families/stale_test.go", "TestAssumable", ""},
	{2, "a policy attached a moment ago does not count yet", "e2e/families/stale_test.go", "TestAssumable", ""},
	{3, "a KMS grant that is not known everywhere yet", "deploy/awserr/classify_test.go", "TestEveryRow", ""},
	{4, "a change while another one is under way", "emulator/lambda_test.go", "TestInProgress", ""},
	{5, "the function exists already", "e2e/lost_test.go", "TestLostAnswers", ""},
	{6, "an accepted update fails later", "e2e/families/failed_test.go", "TestFailed", ""},
	{7, "no update status: too early, or a version", "deploy/wait_test.go", "TestJudge", ""},
	{8, "states nobody has heard of", "deploy/wait_test.go", "TestJudge", ""},
	{9, "a published version is pending", "deploy/wait_test.go", "TestJudge", ""},
	{10, "the revision is another one", "deploy/revise_test.go", "TestRevise", ""},
	{11, "publishing somebody else's code", "e2e/families/race_test.go", "TestRace", ""},
	{12, "a version more though nothing changed", "e2e/deploy_test.go", "TestDeployTwice", ""},
	{13, "callers between code and configuration", "e2e/families/kill_test.go", "TestKill", ""},
	{14, "the old version is deleted too early", "e2e/verified_test.go", "TestPrune", ""},
	{15, "a version that an alias uses cannot be deleted", "e2e/verified_test.go", "TestPrune", ""},
	{16, "weights of an earlier day stay", "e2e/families/drift_test.go", "TestDrift", ""},
	{17, "shared aliases that Lambda refuses", "deploy/awserr/classify_test.go", "TestEveryRow", ""},
	{18, "shares and provisioned concurrency", "deploy/awserr/classify_test.go", "TestEveryRow", ""},
	{19, "200 with a function error", "deploy/gate_test.go", "TestReadFailure", ""},
	{20, "the many errors of Invoke", "e2e/families/errors_test.go", "TestErrors", ""},
	{21, "the statement exists already", "deploy/permission_test.go", "TestSlot", ""},
	{22, "permissions added in parallel get lost", "", "", "permissions are added one after the other, each with the policy's revision; there is nothing in parallel to test"},
	{23, "the policy is full of statements", "deploy/awserr/classify_test.go", "TestEveryRow", ""},
	{24, "a permission is removed before the new one is there", "deploy/permission_test.go", "TestSlot", ""},
	{25, "a permission that is not on the alias", "emulator/apigateway_gate_test.go", "TestGatePermission", ""},
	{26, "a permission without its source", "deploy/permission_test.go", "TestStatementText", ""},
	{27, "a permission for everybody", "deploy/awserr/classify_test.go", "TestEveryRow", ""},
	{28, "the code storage is full", "e2e/verified_test.go", "TestPrune", ""},
	{29, "the package is too large", "deploy/awserr/classify_test.go", "TestEveryRow", ""},
	{30, "the bucket is in another region", "deploy/awserr/classify_test.go", "TestEveryRow", ""},
	{31, "a program of another machine, or that may not run", "deploy/pack/pack_test.go", "TestCheckRefuses", ""},
	{32, "a key that is used twice", "deploy/adopt_test.go", "TestUploadWhatExists", ""},
	{33, "the environment is too large", "deploy/awserr/classify_test.go", "TestEveryRow", ""},
	{34, "reserved concurrency that the account has not", "deploy/awserr/classify_test.go", "TestEveryRow", ""},
	{35, "provisioned concurrency takes a while", "", "", "this stack has none"},
	{36, "SnapStart with this runtime", "deploy/awserr/classify_test.go", "TestEveryRow", ""},
	{37, "too many calls", "deploy/tries_test.go", "TestRetryAfterIsHonoured", ""},
	{38, "one good answer is luck", "deploy/awserr/classify_test.go", "TestEveryRow", ""},
	{39, "a grant for a role that was made again", "deploy/awserr/classify_test.go", "TestEveryRow", ""},
	{40, "function URLs need two permissions", "", "", "this stack has no function URL"},
	{41, "an event arrives twice", "emulator/async_test.go", "TestAsyncRetries", ""},
	{42, "a deleted function is gone", "e2e/mage_test.go", "TestMage", ""},
	{43, "the object is there already", "deploy/adopt_test.go", "TestUploadWhatExists", ""},
	{44, "two writers of one key", "e2e/families/errors_test.go", "TestErrors", ""},
	{45, "403 for what is not there", "deploy/awserr/classify_test.go", "TestEveryRow", ""},
	{46, "reading a version needs more", "deploy/awserr/classify_test.go", "TestEveryRow", ""},
	{47, "the bucket is ours already", "e2e/families/kill_test.go", "TestKill", ""},
	{48, "the bucket's name is taken", "e2e/families/errors_test.go", "TestErrors", ""},
	{49, "HEAD has no words", "deploy/callerror_test.go", "TestHeadHasNoBody", ""},
	{50, "where a bucket is to be", "deploy/awserr/classify_test.go", "TestEveryRow", ""},
	{51, "a bucket made or deleted a moment ago", "deploy/awserr/classify_test.go", "TestEveryRow", ""},
	{52, "versioning that is not in force yet", "e2e/families/stale_test.go", "TestStale", ""},
	{53, "a bucket that is not empty", "e2e/families/stale_test.go", "TestStale", ""},
	{54, "a bucket that is a stranger's now", "deploy/awserr/classify_test.go", "TestEveryRow", ""},
	{55, "the role or policy exists already", "deploy/adopt_test.go", "TestAdopt", ""},
	{56, "not there right after it was made", "e2e/families/stale_test.go", "TestStale", ""},
	{57, "what is still attached cannot be deleted", "e2e/families/destroy_test.go", "TestDestroyPartial", ""},
	{58, "another writer in IAM", "e2e/families/errors_test.go", "TestErrors", ""},
	{59, "a limit that no waiting mends", "deploy/awserr/classify_test.go", "TestByService", ""},
	{60, "five versions of a policy", "deploy/awserr/classify_test.go", "TestEveryRow", ""},
	{61, "a principal that is not known yet", "deploy/awserr/classify_test.go", "TestEveryRow", ""},
	{62, "names and documents that are too long", "iam/lint_test.go", "TestSizes", ""},
	{63, "a principal that became an id", "emulator/iam_delay_test.go", "TestTrustInDeletedRole", ""},
	{64, "passing any role", "iam/lint_test.go", "TestPassRoleIsForOneServiceAndOneRole", ""},
	{65, "the checks of Access Analyzer", "", "", "the service is not called: it needs an account; the policies are linted here instead"},
	{66, "API Gateway's own rates", "deploy/awserr/classify_test.go", "TestEveryRow", ""},
	{67, "two APIs of one name", "e2e/whole_test.go", "TestTwoAPIs", ""},
	{68, "lists of APIs come in pages", "emulator/apigateway_test.go", "TestRestAPIPages", ""},
	{69, "an import that merges", "emulator/apigateway_refuse_test.go", "TestRestAPIModes", ""},
	{70, "a change that was not deployed", "e2e/whole_test.go", "TestRefitMovesTheStage", ""},
	{71, "security at the root of the document", "emulator/apigateway_test.go", "TestRestAPIRootSecurity", ""},
	{72, "a deployment that a stage uses", "e2e/whole_test.go", "TestRefitMovesTheStage", ""},
	{73, "a stage that was made again", "e2e/whole_test.go", "TestAPIMadeAgain", ""},
	{74, "a plan that still has stages", "e2e/families/destroy_test.go", "TestDestroyPartial", ""},
	{75, "a key that is not known everywhere yet", "e2e/url_test.go", "TestPublicURL", ""},
	{76, "the key is in the plan already", "e2e/families/errors_test.go", "TestErrors", ""},
	{77, "a key is no proof of who calls", "emulator/apigateway_gate_test.go", "TestGateKey", ""},
	{78, "the API may not call the function", "emulator/apigateway_gate_test.go", "TestGatePermission", ""},
	{79, "refusals without CORS", "deploy/gateway/document_test.go", "TestGatewayResponses", ""},
	{80, "API Gateway waits 29 seconds", "deploy/verify_test.go", "TestVerifyStack", ""},
	{81, "API Gateway's own log role", "deploy/awserr/classify_test.go", "TestEveryRow", ""},
	{82, "PutRule forgets what is not sent", "e2e/gateway_drift_test.go", "TestGatewayDrift", ""},
	{83, "200 with failed entries", "emulator/events_test.go", "TestFailedEntries", ""},
	{84, "a rule that still has targets", "e2e/families/destroy_test.go", "TestDestroyPartial", ""},
	{85, "a new rule fires later", "", "", "nothing of a deploy waits for the schedule, so there is nothing to see"},
	{86, "a schedule that calls the unpublished function", "e2e/gateway_drift_test.go", "TestGatewayDrift", ""},
	{87, "Lambda made the log group first", "e2e/families/errors_test.go", "TestErrors", ""},
	{88, "two writers of a log group", "e2e/families/errors_test.go", "TestErrors", ""},
	{89, "days that logs cannot be kept for", "deploy/verify_test.go", "TestVerifyStack", ""},
	{90, "a late call makes the log group again", "e2e/deploy_test.go", "TestDestroyLateCall", ""},
}

// trapTable is a line for each trap, and their sum.
func trapTable() string {
	var b strings.Builder
	tested, rest := 0, ""
	for _, t := range traps {
		by := t.file + " " + t.test
		if t.test == "" {
			by = "no test: " + t.why
			rest += fmt.Sprintf("; %d %s: %s", t.number, t.what, t.why)
		} else {
			tested++
		}
		fmt.Fprintf(&b, "%3d  %-55s %s\n", t.number, t.what, by)
	}
	fmt.Fprintf(&b, "%d of %d traps have a test; the rest: %s\n", tested, len(traps), strings.TrimPrefix(rest, "; "))
	return b.String()
}
