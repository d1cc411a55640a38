package iam

import "embed"

//go:embed documents/*.json
var documents embed.FS

// Function is the policy of the functions' role: read the models bucket,
// nothing else. A missing key answers 403 to it, as it may not list.
func Function(n Names) (string, error) { return render("function.json", n, n.values()) }

// Trust is the role's trust policy: Lambda alone may assume it.
func Trust(n Names) (string, error) { return render("trust.json", n, n.values()) }

// Bucket is the policy of a bucket: no request without TLS.
func Bucket(n Names, bucket string) (string, error) {
	values := n.values()
	values["bucket"] = bucket
	return render("bucket.json", n, values)
}

// Site is the policy of the bucket that serves the page: anybody reads it.
func Site(n Names) (string, error) { return render("site.json", n, n.values()) }

// BatchRole is the policy of the state machine's role: call the functions by their
// versions, read the input, write the output, and start the children of its own
// executions.
func BatchRole(n Names) (string, error) { return render("batch.json", n, n.values()) }

// BatchTrust is its trust policy: Step Functions alone may assume it, for this
// state machine.
func BatchTrust(n Names) (string, error) { return render("batch-trust.json", n, n.values()) }

// Deployer is the least that a deployer needs: exactly the calls that package
// deploy makes, on this stack's resources. Attach it to whoever deploys. What
// the stack does not have is not in it.
func Deployer(n Names) (string, error) {
	files := []string{"deployer.json"}
	for _, part := range []struct {
		has  bool
		file string
	}{
		{n.API || n.Schedule, "deployer-call.json"},
		{n.API, "deployer-api.json"},
		{n.Schedule, "deployer-schedule.json"},
		{n.Boundary != "", "deployer-boundary.json"},
		{n.SiteBucket != "", "deployer-site.json"},
	} {
		if part.has {
			files = append(files, part.file)
		}
	}
	return join(files, n)
}

// DeployerBatch is the rest of it for a stack that has a state machine. It is a
// document of its own, as a managed policy has at most 6,144 characters: attach
// both.
func DeployerBatch(n Names) (string, error) {
	files := []string{"deployer-batch.json"}
	if n.Boundary != "" {
		files = append(files, "deployer-batch-boundary.json")
	}
	return join(files, n)
}
