package deploy

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"serverless-poc/deploy/awserr"
)

// tries makes a call again as the table of errors says, on the deployer's
// clock. It stands where the SDK's retries stand, before the signing, so that
// each try is signed anew.
type tries struct{ d *Deployer }

// ID is the name of what it takes the place of: others find their place by it.
func (*tries) ID() string { return "Retry" }

func (t *tries) HandleFinalize(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (
	out middleware.FinalizeOutput, metadata middleware.Metadata, err error,
) {
	count, ok := middleware.GetStackValue(ctx, triedKey{}).(*tried)
	if !ok {
		count = &tried{wait: t.d.wait()}
	}
	service, operation := awserr.Service(middleware.GetServiceID(ctx)), middleware.GetOperationName(ctx)
	for {
		try := in
		if try.Request, err = fresh(in.Request, count.tries); err != nil {
			return out, metadata, err
		}
		out, metadata, err = next.HandleFinalize(ctx, try)
		if err == nil || ctx.Err() != nil {
			return out, metadata, err
		}
		v := awserr.Classify(service, operation, err)
		if !passes(v, count.revision) {
			return out, metadata, err
		}
		limit := patience
		if v.Patience != 0 {
			limit = v.Patience
		}
		again, sleepErr := count.pause(ctx, v.After, limit)
		if sleepErr != nil {
			return out, metadata, fmt.Errorf("%w while waiting after: %w", sleepErr, err)
		}
		if !again {
			return out, metadata, err
		}
		t.tell(count, operation, v, limit)
	}
}

// silence is how long a call may be tried before people are told why.
const silence = 5 * time.Second

// tell says once what a call waits for.
func (t *tries) tell(count *tried, operation string, v awserr.Verdict, limit time.Duration) {
	if count.told || count.elapsed() < silence {
		return
	}
	count.told = true
	t.d.say("    waiting, for %s at most: %s: %s", limit, operation, strings.TrimSuffix(v.Code+": "+v.Message, ": "))
}

// passes says that the same call will do. A call that names a revision is not
// the same once the function has settled: the revision is another then.
func passes(v awserr.Verdict, revision bool) bool {
	return v.Class == awserr.Retry || v.Class == awserr.WaitForState && !revision
}

// fresh is the request as it was before the first try, its body rewound.
func fresh(request any, n int) (any, error) {
	r, ok := request.(*smithyhttp.Request)
	if !ok {
		return nil, fmt.Errorf("unknown transport %T", request)
	}
	r = r.Clone()
	if n > 1 {
		if err := r.RewindStream(); err != nil {
			return nil, fmt.Errorf("cannot send the body again: %w", err)
		}
	}
	r.Header.Set("Amz-Sdk-Request", fmt.Sprintf("attempt=%d", n))
	return r, nil
}

// revisioned says that a call's input names the revision that it is meant for.
func revisioned(input any) bool {
	v := reflect.Indirect(reflect.ValueOf(input))
	if v.Kind() != reflect.Struct {
		return false
	}
	f := v.FieldByName("RevisionId")
	return f.Kind() == reflect.Pointer && !f.IsNil()
}
