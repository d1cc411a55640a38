package deploy

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	awsiam "github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"serverless-poc/deploy/awserr"
	"serverless-poc/schema"
)

// quick is a clock whose sleeps are over at once.
type quick struct {
	now    time.Time
	sleeps []time.Duration
}

func (q *quick) Now() time.Time { return q.now }

func (q *quick) Sleep(ctx context.Context, d time.Duration) error {
	q.now = q.now.Add(d)
	q.sleeps = append(q.sleeps, d)
	return ctx.Err()
}

// A reply is one answer of a scripted AWS; a zero one cuts the connection.
type reply struct {
	status int
	body   string
	header map[string]string
}

// A request is what came in.
type request struct{ method, path, body, signature, attempt string }

// scripted is a deployer whose AWS answers the calls after Connect with the
// replies in turn, the last one for ever.
func scripted(t *testing.T, replies ...reply) (*Deployer, *quick, func() []request) {
	t.Helper()
	var mu sync.Mutex
	var seen []request
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if bytes.Contains(body, []byte("Action=GetCallerIdentity")) {
			fmt.Fprint(w, `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::1:root</Arn><Account>1</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`)
			return
		}
		mu.Lock()
		seen = append(seen, request{r.Method, r.URL.Path, string(body), r.Header.Get("Authorization"), r.Header.Get("Amz-Sdk-Request")})
		now := replies[min(len(seen), len(replies))-1]
		mu.Unlock()
		if now.status == 0 {
			panic(http.ErrAbortHandler)
		}
		for k, v := range now.header {
			w.Header().Set(k, v)
		}
		w.WriteHeader(now.status)
		io.WriteString(w, now.body)
	}))
	t.Cleanup(s.Close)
	clock := &quick{now: time.Unix(0, 0)}
	d, err := Connect(t.Context(), aws.Config{
		Region: "us-east-1", BaseEndpoint: &s.URL, HTTPClient: s.Client(),
		Credentials: credentials.NewStaticCredentialsProvider("a", "b", ""),
	}, &schema.Stack{}, WithClock(clock), WithJitter(func(longest time.Duration) time.Duration { return longest }))
	if err != nil {
		t.Fatal(err)
	}
	return d, clock, func() []request {
		mu.Lock()
		defer mu.Unlock()
		return slices.Clone(seen)
	}
}

// lambdaError is Lambda's way to write an error.
func lambdaError(status int, code, message string) reply {
	return reply{status, fmt.Sprintf(`{"message":%q}`, message), map[string]string{"X-Amzn-Errortype": code, "X-Amzn-Requestid": "r-1"}}
}

func createRole(d *Deployer) error {
	_, err := d.iam.CreateRole(context.Background(), &awsiam.CreateRoleInput{RoleName: aws.String("R"), AssumeRolePolicyDocument: aws.String("{}")})
	return err
}

func TestTriesUntilItPasses(t *testing.T) {
	throttled := reply{400, `<ErrorResponse><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>`, nil}
	made := reply{200, `<CreateRoleResponse><CreateRoleResult></CreateRoleResult></CreateRoleResponse>`, nil}
	d, clock, seen := scripted(t, throttled, throttled, throttled, made)
	if err := createRole(d); err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(clock.sleeps), "[200ms 400ms 800ms]"; got != want {
		t.Errorf("slept %s; want %s", got, want)
	}
	for i, r := range seen() {
		if !strings.Contains(r.body, "RoleName=R") || r.signature == "" || r.attempt != fmt.Sprintf("attempt=%d", i+1) {
			t.Errorf("try %d: %+v; want the whole body, signed, numbered", i+1, r)
		}
	}
	if len(seen()) != 4 {
		t.Errorf("%d tries; want 4", len(seen()))
	}
}

// A body that was read once is sent whole again, its checksum with it.
func TestBodyIsSentAgain(t *testing.T) {
	d, _, seen := scripted(t, reply{}, reply{503, "", nil}, reply{200, "", nil})
	_, err := d.s3.PutObject(t.Context(), &s3.PutObjectInput{Bucket: aws.String("b"), Key: aws.String("k"), Body: strings.NewReader("whole"), IfNoneMatch: aws.String("*")})
	if err != nil {
		t.Fatal(err)
	}
	if len(seen()) != 3 {
		t.Fatalf("%d tries; want 3", len(seen()))
	}
	for _, r := range seen() {
		if !strings.Contains(r.body, "whole") || r.body != seen()[0].body {
			t.Errorf("sent %q", r.body)
		}
	}
}

func TestPatienceEnds(t *testing.T) {
	d, clock, seen := scripted(t, lambdaError(400, "InvalidParameterValueException", "The role defined for the function cannot be assumed by Lambda."))
	var said bytes.Buffer
	d.Out = &said
	_, err := d.lambda.CreateFunction(t.Context(), &lambda.CreateFunctionInput{FunctionName: aws.String("F"), Role: aws.String("arn"), Code: &types.FunctionCode{}})
	if waited := clock.now.Sub(time.Unix(0, 0)); waited != patience {
		t.Errorf("waited %s; want %s, with the last try at its end", waited, patience)
	}
	if want := "    waiting, for 2m0s at most: CreateFunction: InvalidParameterValueException: The role defined for the function cannot be assumed by Lambda.\n"; said.String() != want {
		t.Errorf("it said %q; want %q", &said, want)
	}
	c := call(err)
	if c.Tries != len(seen()) || c.Class != awserr.Retry || !c.Transient() {
		t.Errorf("%d tries seen, %+v", len(seen()), c)
	}
}

func TestRetryAfterIsHonoured(t *testing.T) {
	slow := lambdaError(429, "TooManyRequestsException", "Rate Exceeded.")
	slow.header["Retry-After"] = "7"
	d, clock, _ := scripted(t, slow, reply{200, `{}`, nil})
	if _, err := d.lambda.GetFunction(t.Context(), &lambda.GetFunctionInput{FunctionName: aws.String("F")}); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(clock.sleeps); got != "[7.2s]" {
		t.Errorf("slept %s; want 7.2s", got)
	}
}

// What one more try could spoil gets one try.
func TestOneTry(t *testing.T) {
	inProgress := lambdaError(409, "ResourceConflictException", "An update is in progress for resource: F")
	for _, c := range []struct {
		name  string
		reply reply
		call  func(*Deployer) error
		class awserr.Class
		lost  bool
	}{
		{"unknown code", lambdaError(400, "NewException", "x"), func(d *Deployer) error {
			_, err := d.lambda.GetFunction(t.Context(), &lambda.GetFunctionInput{FunctionName: aws.String("F")})
			return err
		}, awserr.Permanent, false},
		{"lost reply with a revision", reply{}, func(d *Deployer) error {
			_, err := d.lambda.PublishVersion(t.Context(), &lambda.PublishVersionInput{FunctionName: aws.String("F"), RevisionId: aws.String("r")})
			return err
		}, awserr.Compare, true},
		{"in progress with a revision", inProgress, func(d *Deployer) error {
			_, err := d.lambda.PublishVersion(t.Context(), &lambda.PublishVersionInput{FunctionName: aws.String("F"), RevisionId: aws.String("r")})
			return err
		}, awserr.WaitForState, false},
	} {
		d, clock, seen := scripted(t, c.reply)
		err := c.call(d)
		if got := call(err); got.Class != c.class || got.Lost != c.lost || lost(err) != c.lost {
			t.Errorf("%s: %v: %s, lost %t; want %s, %t", c.name, err, got.Class, got.Lost, c.class, c.lost)
		}
		if len(seen()) != 1 || len(clock.sleeps) != 0 {
			t.Errorf("%s: %d tries, %d sleeps; want one try", c.name, len(seen()), len(clock.sleeps))
		}
	}
	// Without a revision the same call waits until the function has settled.
	d, _, seen := scripted(t, inProgress, inProgress, reply{204, "", nil})
	if _, err := d.lambda.DeleteFunction(t.Context(), &lambda.DeleteFunctionInput{FunctionName: aws.String("F")}); err != nil || len(seen()) != 3 {
		t.Errorf("delete: %v after %d tries; want success after 3", err, len(seen()))
	}
}

func TestCancelledWhileWaiting(t *testing.T) {
	d, _, seen := scripted(t, lambdaError(429, "TooManyRequestsException", "Rate Exceeded."))
	ctx, cancel := context.WithCancel(t.Context())
	d.jitter = func(time.Duration) time.Duration { cancel(); return 0 }
	_, err := d.lambda.GetFunction(ctx, &lambda.GetFunctionInput{FunctionName: aws.String("F")})
	if !errors.Is(err, context.Canceled) || len(seen()) != 1 {
		t.Errorf("%v after %d tries; want the cancellation after one", err, len(seen()))
	}
}

// Without credentials nothing is sent, and the hint is about them.
func TestConnectWithoutCredentials(t *testing.T) {
	_, err := Connect(t.Context(), aws.Config{Region: "us-east-1", BaseEndpoint: aws.String("http://127.0.0.1:1"), Credentials: aws.CredentialsProviderFunc(
		func(context.Context) (aws.Credentials, error) { return aws.Credentials{}, errors.New("no profile") },
	)}, &schema.Stack{}, WithClock(&quick{}))
	want := "cannot tell which account this is: operation error STS: GetCallerIdentity, get identity: get credentials: no profile; check the credentials (aws sts get-caller-identity)"
	if err == nil || err.Error() != want {
		t.Errorf("%v\nwant %s", err, want)
	}
}
