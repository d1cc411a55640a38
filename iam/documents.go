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

// Deployer is the least that a deployer needs: exactly the calls that package
// deploy makes, on this stack's resources. Attach it to whoever deploys.
func Deployer(n Names) (string, error) { return render("deployer.json", n, n.values()) }
