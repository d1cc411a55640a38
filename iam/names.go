package iam

// Names are what the documents are rendered for. Functions are the names of
// the Lambda functions of the stack, at least one.
type Names struct {
	Partition, Region, Account   string
	ModelsBucket, PackagesBucket string
	Role, Policy                 string
	Functions                    []string
	API, Schedule                bool   // the stack has them
	Boundary                     string // ARN of the role's boundary, "" for none
	SiteBucket                   string // "" for none
}

// RoleARN is the ARN of the functions' role.
func (n Names) RoleARN() string {
	return "arn:" + n.Partition + ":iam::" + n.Account + ":role/" + n.Role
}

// PolicyARN is the ARN of the policy that lets the functions read the models.
func (n Names) PolicyARN() string {
	return "arn:" + n.Partition + ":iam::" + n.Account + ":policy/" + n.Policy
}

// BasicExecutionARN is the policy managed by AWS that lets a function write its
// logs: CreateLogGroup, CreateLogStream and PutLogEvents.
func (n Names) BasicExecutionARN() string {
	return "arn:" + n.Partition + ":iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

func (n Names) values() map[string]string {
	return map[string]string{
		"partition": n.Partition, "region": n.Region, "account": n.Account,
		"models-bucket": n.ModelsBucket, "packages-bucket": n.PackagesBucket,
		"role": n.Role, "policy": n.Policy, "boundary": n.Boundary, "site-bucket": n.SiteBucket,
	}
}
