package emulator_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/smithy-go"

	"serverless-poc/emulator"
	"serverless-poc/emulator/clock"
	"serverless-poc/emulator/faults"
)

// scripted starts an emulator whose script the test sets.
func scripted(t *testing.T) (*emulator.Emulator, clients, *faults.Switch) {
	t.Helper()
	var s faults.Switch
	e, c := runWith(t, emulator.Options{Intercept: s.Intercept})
	return e, c, &s
}

// An error says in each service's own form what the script says, and the effect
// took place or not; a cut is one broken call, also for a GET, which the HTTP
// client would try again by itself.
func TestFaultMoments(t *testing.T) {
	e, c, s := scripted(t)
	ctx := t.Context()
	bucket(t, c, "models")
	failure := faults.Error(500, "Planned", "as the script says")
	cases := []struct {
		name   string
		call   func(name string) error
		exists func(name string) error
	}{
		{"s3", func(name string) error {
			_, err := c.s3.PutObject(ctx, &s3.PutObjectInput{Bucket: aws.String("models"), Key: &name, Body: strings.NewReader(strings.Repeat("x", 3<<20))})
			return err
		}, func(name string) error {
			_, err := c.s3.HeadObject(ctx, &s3.HeadObjectInput{Bucket: aws.String("models"), Key: &name})
			return err
		}},
		{"iam", func(name string) error {
			_, err := c.iam.CreateRole(ctx, &iam.CreateRoleInput{RoleName: &name, AssumeRolePolicyDocument: aws.String(trust)})
			return err
		}, func(name string) error {
			_, err := c.iam.GetRole(ctx, &iam.GetRoleInput{RoleName: &name})
			return err
		}},
		{"logs", func(name string) error {
			_, err := c.logs.CreateLogGroup(ctx, &cloudwatchlogs.CreateLogGroupInput{LogGroupName: &name})
			return err
		}, func(name string) error {
			_, err := c.logs.ListTagsForResource(ctx, &cloudwatchlogs.ListTagsForResourceInput{ResourceArn: aws.String("arn:aws:logs:us-east-1:000000000000:log-group:" + name)})
			return err
		}},
	}
	faultsOf := map[string]struct {
		fault  emulator.Fault
		want   string // code, "" for a broken connection
		exists bool
		record string
	}{
		"error-before": {failure, "Planned 500", false, "error before"},
		"error-unread": {faults.Late(failure), "Planned 500", true, "error unread"},
		"cut-before":   {faults.Refused(), "", false, "cut before"},
		"cut-unread":   {faults.Lost(), "", true, "cut unread"},
	}
	for _, one := range cases {
		for name, f := range faultsOf {
			s.Set(faults.FailAlways(f.fault))
			before := len(e.Calls())
			err := one.call(name)
			calls := e.Calls()[before:]
			s.Set(nil)
			var api smithy.APIError
			switch {
			case err == nil:
				t.Errorf("%s %s: no error", one.name, name)
			case f.want != "" && code(err) != f.want:
				t.Errorf("%s %s: got %v, want %s", one.name, name, err, f.want)
			case f.want == "" && errors.As(err, &api):
				t.Errorf("%s %s: got an answer: %v", one.name, name, err)
			}
			if len(calls) != 1 || calls[0].Fault != f.record || calls[0].Seq == 0 || f.want == "" && calls[0].Status != 0 {
				t.Errorf("%s %s: recorded as %+v", one.name, name, calls)
			}
			if err := one.exists(name); (err == nil) != f.exists {
				t.Errorf("%s %s: afterwards: %v, want existence %v", one.name, name, err, f.exists)
			}
		}
	}
	s.Set(faults.FailAlways(faults.Refused()))
	for range 3 { // on a connection that was used before
		before := len(e.Calls())
		if _, err := c.s3.GetObject(ctx, &s3.GetObjectInput{Bucket: aws.String("models"), Key: aws.String("cut-unread")}); err == nil || !strings.Contains(err.Error(), "EOF") {
			t.Errorf("a cut GET: %v", err)
		}
		if n := len(e.Calls()) - before; n != 1 {
			t.Errorf("a cut GET became %d calls", n)
		}
	}
}

// Throttling is refused in each service's own words and passes.
func TestThrottle(t *testing.T) {
	_, c, s := scripted(t)
	ctx := t.Context()
	s.Set(faults.Throttle(1, 1500*time.Millisecond))
	cases := map[string]func() error{
		"SlowDown 503":                 func() error { _, err := c.s3.ListBuckets(ctx, &s3.ListBucketsInput{}); return err },
		"Throttling 400":               func() error { _, err := c.iam.ListRoles(ctx, &iam.ListRolesInput{}); return err },
		"TooManyRequestsException 429": func() error { _, err := c.lambda.ListFunctions(ctx, &lambda.ListFunctionsInput{}); return err },
		"ThrottlingException 400": func() error {
			_, err := c.logs.DescribeLogGroups(ctx, &cloudwatchlogs.DescribeLogGroupsInput{})
			return err
		},
	}
	for want, call := range cases {
		err := call()
		wants(t, "the first call", err, want)
		var limit interface{ ErrorMessage() string }
		if strings.HasPrefix(want, "TooMany") && (!errors.As(err, &limit) || limit.ErrorMessage() != "Rate Exceeded.") {
			t.Errorf("%s: %v", want, err)
		}
		wants(t, "the second call", call(), "")
	}
}

// Within the time a read sees the world as it was read before the last change.
func TestStale(t *testing.T) {
	v := clock.NewVirtual(time.Now())
	var s faults.Switch
	e, c := runWith(t, emulator.Options{Intercept: s.Intercept, Clock: v})
	ctx := t.Context()
	bucket(t, c, "models")
	read := func() (string, error) {
		_, err := c.iam.GetRole(ctx, &iam.GetRoleInput{RoleName: aws.String("R")})
		if err == nil {
			return get(t, c, "models", "k"), nil
		}
		return "", err
	}
	put(t, c, "models", "k", "old")
	get(t, c, "models", "k")
	_, err := read()
	wants(t, "before the change", err, "NoSuchEntity 404")
	s.Set(faults.Stale(v, time.Minute))
	role(t, c, "R")
	put(t, c, "models", "k", "new")
	_, err = read()
	wants(t, "just after it", err, "NoSuchEntity 404")
	if last := e.Calls()[len(e.Calls())-1]; last.Fault != "stale" || last.Code != "NoSuchEntity" || last.Status != 404 {
		t.Errorf("recorded as %+v", last)
	}
	if got := get(t, c, "models", "k"); got != "old" {
		t.Errorf("the object is %q already", got)
	}
	if _, err := c.iam.ListRoleTags(ctx, &iam.ListRoleTagsInput{RoleName: aws.String("R")}); err != nil {
		t.Errorf("a read that was not made before is executed: %v", err)
	}
	v.Advance(time.Minute)
	if got, err := read(); err != nil || got != "new" {
		t.Errorf("after a minute: %q, %v", got, err)
	}
}

// A delay passes on the emulator's clock.
func TestSlow(t *testing.T) {
	v := clock.NewVirtual(time.Now())
	_, c := runWith(t, emulator.Options{Intercept: faults.Slow(time.Hour), Clock: v})
	before := v.Now()
	must(c.sts.GetCallerIdentity(t.Context(), &sts.GetCallerIdentityInput{}))(t)
	if d := v.Now().Sub(before); d != time.Hour {
		t.Errorf("the call took %v", d)
	}
}

// A killed client's call has its effect or not, and the client makes no other.
func TestKillAt(t *testing.T) {
	for _, one := range []struct {
		when          emulator.Moment
		made, answerd bool
	}{{emulator.Before, false, false}, {emulator.Unread, true, false}, {emulator.After, true, true}} {
		_, c, s := scripted(t)
		killed := 0
		s.Set(faults.On(faults.Changes, faults.KillAt(2, one.when, func() { killed++ })))
		create := func(name string) error {
			_, err := c.iam.CreateRole(t.Context(), &iam.CreateRoleInput{RoleName: &name, AssumeRolePolicyDocument: aws.String(trust)})
			return err
		}
		wants(t, "the first call", create("A"), "")
		if err := create("B"); (err == nil) != one.answerd {
			t.Errorf("%d: the call at which it is killed: %v", one.when, err)
		}
		if err := create("C"); err == nil {
			t.Errorf("%d: the dead client made a role", one.when)
		}
		s.Set(nil)
		names := ""
		for _, r := range must(c.iam.ListRoles(t.Context(), &iam.ListRolesInput{}))(t).Roles {
			names += *r.RoleName
		}
		if want := map[bool]string{false: "A", true: "AB"}[one.made]; names != want || killed != 1 {
			t.Errorf("%d: roles %s, want %s; killed %d times", one.when, names, want, killed)
		}
	}
}

// Scripts count what they are asked about, and the first one with a fault decides.
func TestScripts(t *testing.T) {
	ask := func(s faults.Script, calls ...emulator.Call) (got string) {
		for _, c := range calls {
			switch f := s(&c); {
			case f == nil:
				got += "."
			default:
				got += f.Error.Code
			}
		}
		return got
	}
	one, two := faults.Error(500, "1", ""), faults.Error(500, "2", "")
	a, b := emulator.Call{Service: "iam", Operation: "A", Caller: "x:root"}, emulator.Call{Service: "s3", Operation: "B", Mutating: true}
	cases := []struct {
		name   string
		script faults.Script
		want   string
	}{
		{"none", faults.None, "......"},
		{"third", faults.FailNth(3, one), "..1..."},
		{"first two", faults.FailFirst(2, one), "11...."},
		{"second of a service", faults.On(faults.Is("s3", ""), faults.FailNth(2, one)), "...1.."},
		{"operation", faults.On(faults.Is("", "B"), faults.FailAlways(one)), ".1.1.1"},
		{"changes but one", faults.On(faults.Changes, faults.FailNth(3, one)), ".....1"},
		{"caller", faults.On(faults.By(":root"), faults.FailNth(3, one)), "....1."},
		{"both", faults.On(faults.Both(faults.Changes, faults.Not(faults.By(":root"))), faults.FailFirst(1, one)), ".1...."},
		{"all", faults.All(faults.FailNth(2, one), faults.FailFirst(3, two)), "212..."},
	}
	for _, one := range cases {
		if got := ask(one.script, a, b, a, b, a, b); got != one.want {
			t.Errorf("%s: got %s, want %s", one.name, got, one.want)
		}
	}
}
