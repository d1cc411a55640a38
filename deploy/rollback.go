package deploy

import (
	"context"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
)

// Rollback moves the alias to an earlier verified version: to, or, when to is
// "", the highest below the live one whose code and model are there and that
// passes the gate today. A shift under way is ended first: with to "" all
// callers get the version again that most of them have.
func (d *Deployer) Rollback(ctx context.Context, function, to string) (*Outcome, error) {
	l, err := d.lookLease(ctx, "rollback")
	if err != nil {
		return nil, err
	}
	alias, err := d.getAlias(ctx, function)
	if err != nil {
		return nil, err
	}
	if alias == nil {
		return nil, refusef("%s has no alias %s, so nothing is live; run deploy", function, d.stack.Alias)
	}
	if err := d.oursFunction(ctx, function); err != nil {
		return nil, err
	}
	defer d.under(ctx, l)()
	live := aws.ToString(alias.FunctionVersion)
	if to == "" && len(weightsOf(alias)) > 0 {
		return d.endShift(ctx, function, alias)
	}
	if to == live {
		return d.rest(ctx, function, to)
	}
	versions, err := d.versions(ctx, function)
	if err != nil {
		return nil, err
	}
	list, err := d.candidates(ctx, function, versions, live, to)
	if err != nil {
		return nil, err
	}
	b := back{function: function, to: to, from: live, alias: alias}
	for _, v := range versions {
		if aws.ToString(v.Version) == live {
			b.artefact = artefactVersion(stateOf(&v).env)
		}
	}
	return d.rollBack(ctx, b, list)
}

// A back is one rollback: to a version, "" for the first that will do, from the
// one that is live and its artefact.
type back struct {
	function, to   string
	from, artefact string
	alias          *lambda.GetAliasOutput
}

// rollBack tries one candidate after the other.
func (d *Deployer) rollBack(ctx context.Context, b back, list []types.FunctionConfiguration) (*Outcome, error) {
	for _, v := range list {
		number := aws.ToString(v.Version)
		artefact, err := d.moveBack(ctx, b, &v)
		var public *URLError
		var rest *restError
		switch {
		case err == nil:
			d.say("  ~ alias      %s:%s: version %s -> %s", b.function, d.stack.Alias, b.from, number)
			return &Outcome{Function: b.function, Alias: d.stack.Alias, Version: number, Artefact: artefact, Changed: 1}, nil
		case errors.As(err, &public), errors.As(err, &rest): // the alias had moved, and the error says where it is
			return nil, err
		case b.to != "" || ctx.Err() != nil || errors.Is(err, ErrSuperseded):
			return nil, fmt.Errorf("%w\nversion %s still serves", err, b.from)
		}
		d.say("  version %s is passed over: %v", number, err)
	}
	if len(list) > 0 {
		return nil, refusef("no version of %s before %s passes the gate; version %s still serves", b.function, b.from, b.from)
	}
	return nil, refusef("%s has no verified version before %s; version %s still serves", b.function, b.from, b.from)
}

// candidates are the versions to try, newest first: verified ones alone.
func (d *Deployer) candidates(ctx context.Context, function string, versions []types.FunctionConfiguration, live, to string) ([]types.FunctionConfiguration, error) {
	var list []types.FunctionConfiguration
	there := false
	for _, v := range versions {
		number := aws.ToString(v.Version)
		if number != to && (to != "" || versionNumber(number) >= versionNumber(live)) {
			continue
		}
		there = true
		m, err := d.mark(ctx, function, &v)
		if err != nil {
			return nil, err
		}
		if m != nil && (m.Rounds > 0 || d.ungated) {
			list = append(list, v)
		} else if to == "" {
			d.say("  version %s is passed over: it is not verified", number)
		}
	}
	switch {
	case to != "" && !there:
		return nil, refusef("%s has no version %s; see status for those it has", function, to)
	case !there:
		return nil, refusef("%s has no version before %s; version %s still serves", function, live, live)
	case to != "" && len(list) == 0:
		return nil, refusef("version %s of %s is not verified: it has never been proved and live (there is no s3://%s/%s for it); see history for those that are, or deploy its model again; version %s still serves", to, function, d.stack.Buckets.Models, markKey(function, to), live)
	}
	return list, nil
}

// moveBack proves a version against its own artefact, promotes it, and asks the
// URL for it.
func (d *Deployer) moveBack(ctx context.Context, b back, v *types.FunctionConfiguration) (artefact string, err error) {
	proved, err := d.artefactOf(ctx, v)
	if err != nil {
		return "", err
	}
	if err := d.lease.take(ctx); err != nil {
		return "", err
	}
	moved, err := d.promote(ctx, b.function, aws.ToString(v.Version), proved.Model, proved.Artefact.Version, b.alias)
	if err != nil {
		return "", err
	}
	err = d.verifyRolledBack(ctx, b, moved, v, proved)
	var public *URLError
	if err != nil && !errors.As(err, &public) {
		err = &restError{b.function, aws.ToString(v.Version), err}
	}
	return proved.Artefact.Version, err
}

// oursFunction refuses a function without the stack's tag.
func (d *Deployer) oursFunction(ctx context.Context, function string) error {
	out, err := d.lambda.GetFunction(ctx, &lambda.GetFunctionInput{FunctionName: &function})
	if err != nil {
		return about("function "+function, err)
	}
	tags, err := functionTags(out)
	if err != nil {
		return about("function "+function, err)
	}
	return d.ours("function "+function, tags)
}
