package awserr

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/aws/smithy-go"
)

// Each answer has the class that the table of AWS's traps asks for, and each
// row of the table is the one that decides for some answer.
func TestEveryRow(t *testing.T) {
	decided := map[int]bool{}
	for _, c := range cases {
		err := fmt.Errorf("wrapped: %w", &smithy.GenericAPIError{Code: c.code, Message: c.message})
		v := Classify(c.service, c.operation, err)
		want, wantAbsent := c.want, c.want == none
		if wantAbsent {
			want = Permanent
		}
		if !v.Known || v.Class != want || v.Absent != wantAbsent {
			t.Errorf("%s.%s %s %q: %s, absent %t, known %t; want %s, absent %t", c.service, c.operation, c.code, c.message, v.Class, v.Absent, v.Known, want, wantAbsent)
		}
		if v.Next == "" && !v.Absent {
			t.Errorf("%s.%s %s: nobody is told what to do", c.service, c.operation, c.code)
		}
		decided[find(c.service, c.operation, read(err))] = true
	}
	for _, c := range transports(t) {
		decided[find(IAM, "GetRole", read(c.err))] = true
	}
	for i, r := range table {
		if !decided[i] {
			t.Errorf("no case for row %d: %s.%s %s %q %d; or a row before it takes its answers", i, r.Service, r.Operation, r.Code, r.Message, r.Status)
		}
	}
	if len(cases) < 150 {
		t.Errorf("%d cases: the list cannot be whole", len(cases))
	}
	t.Logf("%d rows, %d answers", len(table), len(cases)+len(transports(t)))
}

func TestUnknownIsPermanent(t *testing.T) {
	for _, err := range []error{
		&smithy.GenericAPIError{Code: "NewlyInventedException", Message: "in progress"},
		&smithy.GenericAPIError{Code: "InvalidParameterValueException", Message: "Runtime nodejs4 is not supported"},
		&smithy.GenericAPIError{Code: "ResourceConflictException", Message: "something else"},
	} {
		v := Classify(Lambda, "CreateFunction", err)
		if v.Known || v.Class != Permanent || v.Absent || v.Next == "" {
			t.Errorf("%v: %+v; want unknown, permanent, and a next step", err, v)
		}
	}
	if (Verdict{}).Class != Permanent {
		t.Error("the zero class is not Permanent")
	}
}

// The same code is judged by the service that said it.
func TestByService(t *testing.T) {
	for _, c := range []struct {
		service, operation, code string
		want                     Class
	}{
		{IAM, "CreateRole", "LimitExceeded", Permanent},
		{APIGateway, "PutRestApi", "LimitExceededException", Retry},
		{APIGateway, "CreateDeployment", "LimitExceededException", Compare},
		{Logs, "CreateLogGroup", "LimitExceededException", Permanent},
		{Events, "PutRule", "LimitExceededException", Permanent},
		{APIGateway, "CreateUsagePlanKey", "ConflictException", Compare},
		{APIGateway, "DeleteRestApi", "ConflictException", Retry},
		{Lambda, "UpdateAlias", "TooManyRequestsException", Retry},
	} {
		if v := Classify(c.service, c.operation, &smithy.GenericAPIError{Code: c.code}); v.Class != c.want {
			t.Errorf("%s.%s %s: %s; want %s", c.service, c.operation, c.code, v.Class, c.want)
		}
	}
}

// AWS's own fault may have come after the effect: only what may be made twice
// is made again.
func TestServerFault(t *testing.T) {
	for _, c := range []struct {
		service, operation, code string
		want                     Class
		lost                     bool
	}{
		{Lambda, "GetFunction", "ServiceException", Retry, true},
		{Lambda, "CreateFunction", "ServiceException", Retry, true},
		{Lambda, "UpdateFunctionCode", "ServiceException", Compare, true},
		{Lambda, "PublishVersion", "ServiceException", Compare, true},
		{APIGateway, "CreateRestApi", "ServiceUnavailableException", Compare, true},
		{APIGateway, "PutRestApi", "ServiceUnavailableException", Retry, true},
		{IAM, "CreatePolicyVersion", "ServiceFailure", Compare, true},
		{IAM, "AttachRolePolicy", "ServiceFailure", Retry, true},
		{S3, "PutObject", "InternalError", Retry, true},
		{Lambda, "Invoke", "KMSDisabledException", Permanent, false}, // 502, and its own row
	} {
		v := Classify(c.service, c.operation, answer(502, nil, c.code))
		if v.Class != c.want || v.Lost != c.lost {
			t.Errorf("%s.%s %s: %s, lost %t; want %s, %t", c.service, c.operation, c.code, v.Class, v.Lost, c.want, c.lost)
		}
	}
	// A throttle never took effect; where a second would be one more, that is looked at.
	if v := Classify(APIGateway, "PutRestApi", answer(429, nil, "TooManyRequestsException")); v.Class != Retry || v.Lost {
		t.Errorf("a throttled PutRestApi: %+v; want retry", v)
	}
	if v := Classify(APIGateway, "CreateRestApi", answer(429, nil, "TooManyRequestsException")); v.Class != Compare || !v.Lost {
		t.Errorf("a throttled CreateRestApi: %+v; want compare", v)
	}
}

func TestRetryAfter(t *testing.T) {
	for _, c := range []struct {
		operation string
		header    map[string]string
		want      time.Duration
	}{
		{"CreateDeployment", map[string]string{"Retry-After": "7"}, 7 * time.Second},
		{"CreateDeployment", map[string]string{"Retry-After": "1"}, 5 * time.Second}, // once in 5 s
		{"DeleteRestApi", nil, 30 * time.Second},
		{"GetRestApis", nil, 0},
		{"GetRestApis", map[string]string{"Retry-After": "2"}, 2 * time.Second},
		{"GetRestApis", map[string]string{"X-Amz-Retry-After": "1500"}, 1500 * time.Millisecond},
		{"GetRestApis", map[string]string{"Retry-After": "soon"}, 0},
	} {
		v := Classify(APIGateway, c.operation, answer(429, c.header, "TooManyRequestsException"))
		if v.After != c.want {
			t.Errorf("%s %v: wait %s; want %s", c.operation, c.header, v.After, c.want)
		}
	}
}

// The traps of the list that are answers of AWS have a row.
func TestTraps(t *testing.T) {
	var got []int
	for _, r := range Rows() {
		got = append(got, r.Traps...)
	}
	slices.Sort(got)
	got = slices.Compact(got)
	want := []int{1, 2, 3, 4, 5, 9, 10, 11, 14, 15, 16, 17, 18, 20, 21, 23, 27, 28, 29, 30, 31, 33, 34, 36, 37, 38, 39,
		43, 44, 45, 46, 47, 48, 49, 50, 51, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 66, 68, 72, 73, 74, 76, 77, 81, 84, 87, 88, 89, 90}
	if !slices.Equal(got, want) {
		t.Errorf("traps with a row: %v\nwant %v", got, want)
	}
}
