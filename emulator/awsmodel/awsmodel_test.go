package awsmodel

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// An answer with what is wrong with it; a line that ends in [ stands for its
// beginning.
type answer struct {
	call, code string
	status     int
	header     map[string]string
	body       string
	want       []string
}

func answers() []answer {
	iam := func(body string) string {
		return `<GetRoleResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetRoleResult><Role>` + body +
			`</Role></GetRoleResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></GetRoleResponse>`
	}
	role := `<Path>/</Path><RoleName>R</RoleName><RoleId>A</RoleId><Arn>a</Arn><CreateDate>2026-01-02T03:04:05Z</CreateDate>`
	queryError := func(code string) string {
		return `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>` + code + `</Code><Message>m</Message></Error><RequestId>1</RequestId></ErrorResponse>`
	}
	type header = map[string]string
	return []answer{
		{"iam.GetRole", "", 200, nil, iam(role), nil},
		{"iam.GetRole", "", 200, nil, iam(role[len("<Path>/</Path>"):]), []string{"Role.Path is missing"}},
		{"iam.GetRole", "", 200, nil, iam(role + "<Colour>red</Colour>"), []string{"Role.Colour is not in the model"}},
		{"iam.GetRole", "", 200, nil, iam(strings.Replace(role, "2026-01-02T", "2026-01-02 ", 1)), []string{`Role.CreateDate: "2026-01-02 03:04:05Z" is no timestamp`}},
		{"iam.GetRole", "", 200, nil, iam(role + "<Path>/</Path>"), []string{"Role.Path is there twice"}},
		{"iam.GetRole", "", 201, nil, iam(role), []string{"the model says 200"}},
		{"iam.GetRole", "", 200, nil, `<GetRoleResponse/>`, []string{
			`the root is GetRoleResponse of "", not GetRoleResponse of "https://iam.amazonaws.com/doc/2010-05-08/"`,
			"ResponseMetadata with RequestId is missing", "GetRoleResult is missing"}},
		{"iam.GetRole", "NoSuchEntity", 404, nil, queryError("NoSuchEntity"), nil},
		{"iam.GetRole", "NoSuchEntity", 400, nil, queryError("NoSuchEntity"), []string{"NoSuchEntity has status 404 in the model"}},
		{"iam.GetRole", "LimitExceeded", 409, nil, queryError("LimitExceeded"), []string{"LimitExceeded is neither declared by the operation nor common"}},
		{"iam.GetRole", "AccessDenied", 403, nil, queryError("AccessDenied"), nil},
		{"iam.GetRole", "AccessDenied", 401, nil, queryError("AccessDenied"), []string{"AccessDenied has status [403]"}},
		{"iam.GetRoles", "", 200, nil, "", []string{"the service has no such operation"}},
		{"iam.DeleteRole", "", 200, nil, `<DeleteRoleResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></DeleteRoleResponse>`, nil},

		{"lambda.CreateAlias", "", 201, nil, `{"AliasArn":"a","Name":"live","FunctionVersion":"1","RoutingConfig":{"AdditionalVersionWeights":{"2":0.1}}}`, nil},
		{"lambda.CreateAlias", "", 200, nil, `{"Name":1,"RoutingConfig":{"AdditionalVersionWeights":{"2":"0.1"}},"name":"x"}`, []string{
			"the model says 201", "Name: json.Number 1 where the model has a string",
			"RoutingConfig.AdditionalVersionWeights{2}: string 0.1 where the model has a double", "name is not in the model"}},
		{"lambda.GetFunctionConfiguration", "", 200, nil, `{"State":"Asleep","Timeout":1.5,"Architectures":["arm64","z80"]}`, []string{
			`Architectures[1]: "z80" is none of [`, // models of other years have other lists
			`State: "Asleep" is none of [`,
			"Timeout: json.Number 1.5 where the model has a integer"}},
		{"lambda.GetAlias", "ResourceNotFoundException", 404, header{"X-Amzn-Errortype": "ResourceNotFoundException"}, `{"Type":"User","Message":"m"}`, nil},
		{"lambda.GetAlias", "ResourceNotFoundException", 404, nil, `{"Type":"User","Colour":"red"}`, []string{
			`the error is called "" on the wire, "ResourceNotFoundException" in the record`,
			`the error has no message: {"Type":"User","Colour":"red"}`, "Colour of the error is not in the model"}},

		{"logs.PutRetentionPolicy", "", 200, nil, "", nil},
		{"logs.PutRetentionPolicy", "", 200, nil, `{"x":1}`, []string{`a body of 7 bytes where the model has none: {"x":1}`}},
		{"logs.DescribeLogGroups", "OperationAbortedException", 400, header{"X-Amzn-Errortype": "OperationAbortedException"}, `{"message":"m"}`, []string{"OperationAbortedException is neither declared by the operation nor common"}},

		{"s3.ListObjectsV2", "", 200, nil, `<ListBucketResult><Name>b</Name><KeyCount>1</KeyCount><Contents><Key>k</Key><Size>1</Size></Contents><Contents><Key>l</Key></Contents></ListBucketResult>`, nil},
		{"s3.ListObjectsV2", "", 200, nil, `<ListBucketResult><KeyCount>one</KeyCount><Contents><Keys>k</Keys></Contents></ListBucketResult>`, []string{
			`KeyCount: "one" is no integer`, "Contents.Keys is not in the model"}},
		{"s3.HeadObject", "", 200, header{"Last-Modified": "yesterday"}, "", []string{`header Last-Modified: "yesterday" is no timestamp`}},
		{"s3.GetBucketLocation", "", 200, nil, `<LocationConstraint>eu-central-1</LocationConstraint>`, nil},
		{"s3.GetObject", "NoSuchKey", 404, nil, `<Error><Code>NoSuchKey</Code><Message>m</Message></Error>`, nil},
		{"s3.GetObject", "NoSuchDoor", 404, nil, `<Error><Code>NoSuchDoor</Code><Message>m</Message></Error>`, []string{"NoSuchDoor is neither declared by the operation nor common"}},

		{"nothing.Nothing", "", 200, nil, "", nil},
	}
}

// A wrong answer is told from a right one, in each protocol.
func TestCheck(t *testing.T) {
	c, err := New()
	var absent *AbsentError
	if errors.As(err, &absent) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range answers() {
		service, operation, _ := strings.Cut(one.call, ".")
		h := http.Header{}
		for k, v := range one.header {
			h.Set(k, v)
		}
		var want []string
		for _, what := range one.want {
			want = append(want, fmt.Sprintf("%s: status %d, %s", one.call, one.status, what))
		}
		got := c.Check(Answer{Service: service, Operation: operation, Method: "POST", Status: one.status, Code: one.code, Header: h, Body: []byte(one.body)})
		same := func(got, want string) bool {
			return got == want || strings.HasSuffix(want, "[") && strings.HasPrefix(got, want)
		}
		if !slices.EqualFunc(got, want, same) {
			t.Errorf("%s %s\n got %q\nwant %q", one.call, one.body, got, want)
		}
	}
	if got, want := c.Report(), "AWS service models: 28 answers of 12 operations of 4 services checked, 7 kinds of errors among them; not checked: nothing.Nothing"; got != want {
		t.Errorf("the report is %q", got)
	}
}
