package iam

import "strings"

// Names are what the documents are rendered for. Functions are the names of
// the Lambda functions of the stack, at least one.
type Names struct {
	Partition, Region, Account   string
	ModelsBucket, PackagesBucket string
	Role, Policy                 string
	Functions                    []string
	API, Schedule                bool   // the stack has them
	Boundary                     string // ARN of the roles' boundary, "" for none
	SiteBucket                   string // "" for none
	Batch                        *Batch // nil for none
}

// A Batch has the names of the state machine that scores an S3 data set. Input
// and Output are a bucket and what keys there begin with: bucket/prefix.
type Batch struct {
	StateMachine, Role string
	Input, Output      string
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

// BatchRoleARN is the ARN of the state machine's role.
func (n Names) BatchRoleARN() string {
	return "arn:" + n.Partition + ":iam::" + n.Account + ":role/" + n.Batch.Role
}

// StateMachineARN is the ARN of the state machine.
func (n Names) StateMachineARN() string {
	return "arn:" + n.Partition + ":states:" + n.Region + ":" + n.Account + ":stateMachine:" + n.Batch.StateMachine
}

func (n Names) values() map[string]string {
	values := map[string]string{
		"partition": n.Partition, "region": n.Region, "account": n.Account,
		"models-bucket": n.ModelsBucket, "packages-bucket": n.PackagesBucket,
		"role": n.Role, "policy": n.Policy, "boundary": n.Boundary, "site-bucket": n.SiteBucket,
	}
	if b := n.Batch; b != nil {
		values["state-machine"], values["batch-role"], values["batch-input"], values["batch-output"] = b.StateMachine, b.Role, b.Input, b.Output
		for name, place := range map[string]string{"batch-input": b.Input, "batch-output": b.Output} {
			bucket, prefix, _ := strings.Cut(place, "/")
			values[name+"-bucket"], values[name+"-keys"] = bucket, prefix+"*"
		}
	}
	return values
}
