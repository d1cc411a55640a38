package iam

import "time"

// The AWS managed policies the account has from the start. Documents as AWS
// publishes them (AWS Managed Policy Reference).
var managed = map[string]*policy{
	"arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole": awsManaged(
		"AWSLambdaBasicExecutionRole", "/service-role/", "ANPAJNCQGXC42545SKXIK",
		"Provides write permissions to CloudWatch Logs.",
		`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["logs:CreateLogGroup","logs:CreateLogStream","logs:PutLogEvents"],"Resource":"*"}]}`),
	"arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess": awsManaged(
		"AmazonS3ReadOnlyAccess", "/", "ANPAIZTJ4DXE7G6AGAE6M",
		"Provides read only access to all buckets via the AWS Management Console.",
		`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:Get*","s3:List*","s3:Describe*","s3-object-lambda:Get*","s3-object-lambda:List*"],"Resource":"*"}]}`),
}

func awsManaged(name, path, id, description, document string) *policy {
	made := time.Date(2015, 4, 9, 15, 3, 43, 0, time.UTC)
	return &policy{Name: name, ID: id, Path: path, Description: description, Created: made, Updated: made,
		Default: "v1", Next: 2, Versions: []version{{ID: "v1", Document: document, Created: made}}}
}

// policy finds a policy of the account or of AWS; nil when there is none.
func (a *account) policy(arn string) *policy {
	if p := managed[arn]; p != nil {
		return p
	}
	return a.Policies[arn]
}

// version finds a version; nil when there is none.
func (p *policy) version(id string) *version {
	for i := range p.Versions {
		if p.Versions[i].ID == id {
			return &p.Versions[i]
		}
	}
	return nil
}

// attachments counts the roles that have the policy attached.
func (a *account) attachments(arn string) int {
	n := 0
	for _, r := range a.Roles {
		if r.attached(arn) {
			n++
		}
	}
	return n
}

func (r *role) attached(arn string) bool {
	for _, a := range r.Attached {
		if a == arn {
			return true
		}
	}
	return false
}
