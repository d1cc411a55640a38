// Package iam holds the policy documents of the stack: what the function may
// do ([Function]), who may become its role ([Trust]), what the buckets refuse
// ([Bucket]) and what a deployer needs ([Deployer]).
//
// The documents are JSON files with {{names}} in their strings; each is
// rendered for the names of one stack in one account. A string of a list that
// says {{function}} stands for one string per function. A test lints them: every
// * has its reason written down, and the role can be passed to Lambda alone.
//
// Depends on the standard library only.
package iam
