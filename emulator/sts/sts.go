// Package sts emulates the two operations of AWS STS a deployer needs:
// GetCallerIdentity and AssumeRole. Depends on emulator/iam, emulator/keyring
// and emulator/wire.
package sts

import (
	"net/http"
	"net/url"
	"strconv"
	"time"

	"serverless-poc/emulator/iam"
	"serverless-poc/emulator/keyring"
	"serverless-poc/emulator/wire"
)

// Namespace is the XML namespace of STS's answers.
const Namespace = "https://sts.amazonaws.com/doc/2011-06-15/"

// Service answers STS calls.
type Service struct {
	IAM  *iam.Service
	Keys *keyring.Keyring
}

// Identify names the operation of a request.
func (s *Service) Identify(r *wire.Request) {
	form, _ := url.ParseQuery(string(r.Body)) // what is malformed, Serve refuses
	r.Operation = form.Get("Action")
}

// Serve answers one STS call.
func (s *Service) Serve(w http.ResponseWriter, r *wire.Request) {
	result, err := s.answer(r)
	if err != nil {
		wire.WriteQueryError(w, r, Namespace, err)
		return
	}
	wire.WriteQuery(w, r, Namespace, result)
}

func (s *Service) answer(r *wire.Request) (any, error) {
	form, err := url.ParseQuery(string(r.Body))
	if err != nil {
		return nil, wire.Errorf(400, "MalformedQueryString", "%v", err)
	}
	switch r.Operation {
	case "GetCallerIdentity":
		return struct{ Arn, UserId, Account string }{r.Caller.ARN(), r.Caller.UserID(), wire.AccountID}, nil
	case "AssumeRole":
		return s.assumeRole(r.Caller, form)
	}
	return nil, wire.NotImplemented("sts", r.Operation)
}

// assumeRole checks both sides: the caller's own policies, and the role's trust.
func (s *Service) assumeRole(c wire.Caller, f url.Values) (any, error) {
	arn, session := f.Get("RoleArn"), f.Get("RoleSessionName")
	if session == "" {
		return nil, wire.Errorf(400, "ValidationError", "RoleSessionName is missing")
	}
	if err := s.IAM.Authorize(c, "sts:AssumeRole", arn, nil); err != nil {
		return nil, err
	}
	who := iam.Principals(c)
	if !c.Root() { // the account's own principals are covered by a trust in the account
		who["AWS"] = append(who["AWS"], iam.Principals(wire.Caller{})["AWS"]...)
	}
	name, id, ok := s.IAM.Assume(arn, who, "sts:AssumeRole")
	if !ok {
		return nil, iam.Denied(c, "sts:AssumeRole", arn, "because no resource-based policy allows the sts:AssumeRole action")
	}
	seconds, err := strconv.Atoi(f.Get("DurationSeconds"))
	if err != nil {
		seconds = 3600
	}
	keys := s.Keys.Mint(name, id, session, time.Duration(seconds)*time.Second)
	type credentials struct{ AccessKeyId, SecretAccessKey, SessionToken, Expiration string }
	type user struct{ AssumedRoleId, Arn string }
	return struct {
		Credentials     credentials
		AssumedRoleUser user
	}{
		credentials{keys.AccessKey, keys.SecretKey, keys.Token, keys.Expires.UTC().Format(time.RFC3339)},
		user{id + ":" + session, wire.Caller{Role: name, Session: session}.ARN()},
	}, nil
}
