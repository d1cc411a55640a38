package deploy

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"serverless-poc/deploy/awserr"
)

// What was to be made is there: the plan of now decides.
func TestAdopt(t *testing.T) {
	made := errors.New("it exists")
	for _, c := range []struct {
		name    string
		plans   []Action // in turn, the last for ever
		applied bool
		err     error
	}{
		{"equal", []Action{Keep}, false, nil},
		{"to be changed", []Action{Update}, true, nil},
		{"seen late", []Action{Create, Create, Keep}, false, nil},
		{"never seen", []Action{Create}, false, made},
	} {
		d := &Deployer{clock: &quick{}, jitter: fullJitter}
		n, applied := 0, false
		err := d.adopt(t.Context(), made, func() (*Step, error) {
			n++
			s := &Step{Action: c.plans[min(n, len(c.plans))-1]}
			s.apply = func(ctx context.Context) error { applied = true; return nil }
			return s, nil
		})
		if err != c.err || applied != c.applied {
			t.Errorf("%s: %v, applied %t; want %v, %t", c.name, err, applied, c.err, c.applied)
		}
	}
	d := &Deployer{clock: &quick{}, jitter: fullJitter}
	if err := d.adopt(t.Context(), made, func() (*Step, error) { return nil, &NotOursError{} }); !errors.Is(err, ErrRefused) {
		t.Errorf("somebody else's: %v; want a refusal", err)
	}
}

func TestCertain(t *testing.T) {
	noAnswer := &CallError{Class: awserr.Compare, Lost: true, Code: awserr.NoAnswer, Err: errors.New("EOF")}
	refused := errors.New("refused")
	for _, c := range []struct {
		name    string
		answers []error // in turn, the last for ever
		made    int     // after how many calls look sees it
		calls   int     // 0: many
		err     error
	}{
		{"answered", []error{nil}, 9, 1, nil},
		{"refused", []error{refused}, 9, 1, refused},
		{"lost, made", []error{noAnswer}, 1, 1, nil},
		{"lost, not made", []error{noAnswer, nil}, 9, 2, nil},
		{"lost for ever", []error{noAnswer}, 1 << 30, 0, noAnswer},
	} {
		d, calls := &Deployer{clock: &quick{}, jitter: fullJitter}, 0
		err := d.certain(t.Context(), func() (bool, error) { return calls >= c.made, nil }, func() error {
			calls++
			return c.answers[min(calls, len(c.answers))-1]
		})
		if err != c.err || c.calls != 0 && calls != c.calls || c.calls == 0 && calls < 10 {
			t.Errorf("%s: %v after %d calls; want %v after %d", c.name, err, calls, c.err, c.calls)
		}
	}
}

// S3 answers 200 with an error inside; what passes is listed again.
func TestDeleteBucketListsAgain(t *testing.T) {
	listed := reply{200, `<ListVersionsResult><Version><Key>k</Key><VersionId>1</VersionId></Version></ListVersionsResult>`, nil}
	empty := reply{200, `<ListVersionsResult></ListVersionsResult>`, nil}
	entry := func(code string) reply {
		return reply{200, `<DeleteResult><Error><Key>k</Key><Code>` + code + `</Code><Message>m</Message></Error></DeleteResult>`, nil}
	}
	notEmpty := reply{409, `<Error><Code>BucketNotEmpty</Code><Message>m</Message></Error>`, nil}
	gone := reply{204, "", nil}
	for _, c := range []struct {
		name    string
		replies []reply
		err     string
	}{
		{"an entry that passes", []reply{listed, entry("InternalError"), empty, gone}, ""},
		{"an entry that stays", []reply{listed, entry("AccessDenied")}, "cannot delete s3://b/k: api error AccessDenied: m (1 of 1 objects)"},
		{"somebody wrote meanwhile", []reply{empty, notEmpty, listed, {200, `<DeleteResult></DeleteResult>`, nil}, empty, gone}, ""},
	} {
		d, _, seen := scripted(t, c.replies...)
		err := d.deleteBucket(t.Context(), aws.String("b"))
		if err == nil && c.err != "" || err != nil && err.Error() != c.err || len(seen()) != len(c.replies) {
			t.Errorf("%s: %v after %d calls; want %q after %d", c.name, err, len(seen()), c.err, len(c.replies))
		}
	}
}

// 412 to a conditional write: the bytes that are there decide.
func TestUploadWhatExists(t *testing.T) {
	exists := reply{412, `<Error><Code>PreconditionFailed</Code></Error>`, nil}
	absent := reply{404, "", nil}
	holds := func(data string) reply {
		sum := sha256.Sum256([]byte(data))
		return reply{200, "", map[string]string{"X-Amz-Checksum-Sha256": base64.StdEncoding.EncodeToString(sum[:])}}
	}
	for _, c := range []struct {
		name    string
		replies []reply
		err     error
		calls   int
	}{
		{"equal", []reply{exists, holds("x")}, nil, 2},
		{"other bytes", []reply{exists, holds("y")}, ErrSuperseded, 2},
		{"deleted again", []reply{exists, absent, {200, "", nil}}, nil, 3},
	} {
		d, _, seen := scripted(t, c.replies...)
		if err := d.upload(t.Context(), "b", "k", []byte("x")); !errors.Is(err, c.err) || len(seen()) != c.calls {
			t.Errorf("%s: %v after %d calls; want %v after %d", c.name, err, len(seen()), c.err, c.calls)
		}
	}
}
