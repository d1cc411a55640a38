package emulator_test

import (
	"archive/zip"
	"bytes"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"

	"serverless-poc/emulator"
)

// The life of a function as a deployer leads it.
func TestFunctionLife(t *testing.T) {
	_, c := run(t)
	ctx, name := t.Context(), aws.String("Admission")
	arn := role(t, c, "R")
	_, err := c.lambda.GetFunction(ctx, &lambda.GetFunctionInput{FunctionName: name})
	wants(t, "GetFunction before", err, "ResourceNotFoundException 404")
	function(t, c, *name, arn, func(in *lambda.CreateFunctionInput) { in.Tags = map[string]string{"project": "p"} })
	_, err = c.lambda.CreateFunction(ctx, &lambda.CreateFunctionInput{FunctionName: name, Role: &arn, Runtime: types.RuntimeProvidedal2023,
		Handler: aws.String("bootstrap"), Code: &types.FunctionCode{ZipFile: bootZip(t)}})
	wants(t, "CreateFunction twice", err, "ResourceConflictException 409")

	got := must(c.lambda.GetFunction(ctx, &lambda.GetFunctionInput{FunctionName: name}))(t)
	f := got.Configuration
	if *f.Version != "$LATEST" || *f.MemorySize != 128 || *f.Timeout != 3 || got.Tags["project"] != "p" || *f.Role != arn {
		t.Errorf("GetFunction: version %s, %d MB, %d s, %v, %s", *f.Version, *f.MemorySize, *f.Timeout, got.Tags, *f.Role)
	}

	one := must(c.lambda.PublishVersion(ctx, &lambda.PublishVersionInput{FunctionName: name, CodeSha256: f.CodeSha256, RevisionId: f.RevisionId}))(t)
	if *one.Version != "1" || !strings.HasSuffix(*one.FunctionArn, ":function:Admission:1") || one.LastUpdateStatus != "" {
		t.Errorf("published %s %s, last update %q", *one.Version, *one.FunctionArn, one.LastUpdateStatus)
	}
	again := must(c.lambda.PublishVersion(ctx, &lambda.PublishVersionInput{FunctionName: name}))(t)
	if *again.Version != "1" {
		t.Errorf("nothing changed, and version %s was published", *again.Version)
	}
	_, err = c.lambda.PublishVersion(ctx, &lambda.PublishVersionInput{FunctionName: name, CodeSha256: aws.String("other")})
	wants(t, "PublishVersion of other code", err, "InvalidParameterValueException 400")

	updated := must(c.lambda.UpdateFunctionConfiguration(ctx, &lambda.UpdateFunctionConfigurationInput{FunctionName: name,
		Environment: &types.Environment{Variables: map[string]string{"OWN": "2"}}, RevisionId: f.RevisionId}))(t)
	if updated.LastUpdateStatus != types.LastUpdateStatusInProgress {
		t.Errorf("right after an update the status is %q", updated.LastUpdateStatus)
	}
	settle(t, c, *name)
	_, err = c.lambda.UpdateFunctionConfiguration(ctx, &lambda.UpdateFunctionConfigurationInput{FunctionName: name, RevisionId: f.RevisionId})
	wants(t, "an update with an old revision", err, "PreconditionFailedException 412")
	_, err = c.lambda.UpdateFunctionConfiguration(ctx, &lambda.UpdateFunctionConfigurationInput{FunctionName: name, RevisionId: updated.RevisionId})
	wants(t, "an update with the revision from before it settled", err, "PreconditionFailedException 412")
	two := must(c.lambda.PublishVersion(ctx, &lambda.PublishVersionInput{FunctionName: name}))(t)
	if *two.Version != "2" {
		t.Errorf("published %s", *two.Version)
	}
	if list := must(c.lambda.ListVersionsByFunction(ctx, &lambda.ListVersionsByFunctionInput{FunctionName: name}))(t); len(list.Versions) != 3 {
		t.Errorf("%d versions", len(list.Versions))
	}
	aliasLife(t, c, name)
	must(c.lambda.DeleteFunction(ctx, &lambda.DeleteFunctionInput{FunctionName: name}))(t)
	_, err = c.lambda.DeleteFunction(ctx, &lambda.DeleteFunctionInput{FunctionName: name})
	wants(t, "DeleteFunction twice", err, "ResourceNotFoundException 404")
}

func aliasLife(t *testing.T, c clients, name *string) {
	t.Helper()
	ctx, live := t.Context(), aws.String("live")
	made := must(c.lambda.CreateAlias(ctx, &lambda.CreateAliasInput{FunctionName: name, Name: live, FunctionVersion: aws.String("1")}))(t)
	_, err := c.lambda.CreateAlias(ctx, &lambda.CreateAliasInput{FunctionName: name, Name: live, FunctionVersion: aws.String("1")})
	wants(t, "CreateAlias twice", err, "ResourceConflictException 409")
	_, err = c.lambda.UpdateAlias(ctx, &lambda.UpdateAliasInput{FunctionName: name, Name: live, FunctionVersion: aws.String("9")})
	wants(t, "UpdateAlias to a missing version", err, "ResourceNotFoundException 404")
	must(c.lambda.UpdateAlias(ctx, &lambda.UpdateAliasInput{FunctionName: name, Name: live, FunctionVersion: aws.String("2"), RevisionId: made.RevisionId,
		RoutingConfig: &types.AliasRoutingConfiguration{AdditionalVersionWeights: map[string]float64{"1": 0.25}}}))(t)
	_, err = c.lambda.UpdateAlias(ctx, &lambda.UpdateAliasInput{FunctionName: name, Name: live, FunctionVersion: aws.String("1"), RevisionId: made.RevisionId})
	wants(t, "UpdateAlias with an old revision", err, "PreconditionFailedException 412")
	got := must(c.lambda.GetAlias(ctx, &lambda.GetAliasInput{FunctionName: name, Name: live}))(t)
	if *got.FunctionVersion != "2" || got.RoutingConfig.AdditionalVersionWeights["1"] != 0.25 {
		t.Errorf("the alias is at %s, weights %v", *got.FunctionVersion, got.RoutingConfig)
	}
	_, err = c.lambda.DeleteFunction(ctx, &lambda.DeleteFunctionInput{FunctionName: name, Qualifier: aws.String("1")})
	wants(t, "deleting a version that an alias's weight names", err, "ResourceConflictException 409")
	must(c.lambda.UpdateAlias(ctx, &lambda.UpdateAliasInput{FunctionName: name, Name: live, RoutingConfig: &types.AliasRoutingConfiguration{}}))(t)
	must(c.lambda.DeleteFunction(ctx, &lambda.DeleteFunctionInput{FunctionName: name, Qualifier: aws.String("1")}))(t)
	if list := must(c.lambda.ListAliases(ctx, &lambda.ListAliasesInput{FunctionName: name}))(t); len(list.Aliases) != 1 {
		t.Errorf("%d aliases", len(list.Aliases))
	}
	must(c.lambda.DeleteAlias(ctx, &lambda.DeleteAliasInput{FunctionName: name, Name: live}))(t)
	_, err = c.lambda.GetAlias(ctx, &lambda.GetAliasInput{FunctionName: name, Name: live})
	wants(t, "GetAlias after", err, "ResourceNotFoundException 404")
}

// A function is Pending for a while, and cannot be called then.
func TestPending(t *testing.T) {
	e, err := emulator.Start(t.Context(), emulator.Options{Dir: t.TempDir(), Settle: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	c := connect(e.URL(), emulator.AccessKey, emulator.SecretKey, "", "us-east-1")
	made := must(c.lambda.CreateFunction(t.Context(), &lambda.CreateFunctionInput{FunctionName: aws.String("f"), Role: aws.String(role(t, c, "R")),
		Runtime: types.RuntimeProvidedal2023, Handler: aws.String("h"), Code: &types.FunctionCode{ZipFile: bootZip(t)}}))(t)
	if made.State != types.StatePending || made.LastUpdateStatus != "" {
		t.Errorf("state %q, last update %q", made.State, made.LastUpdateStatus)
	}
	_, err = c.lambda.Invoke(t.Context(), &lambda.InvokeInput{FunctionName: aws.String("f")})
	wants(t, "Invoke while Pending", err, "ResourceConflictException 409")
}

// While an update is in progress another one is refused.
func TestInProgress(t *testing.T) {
	e, err := emulator.Start(t.Context(), emulator.Options{Dir: t.TempDir(), Settle: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	c := connect(e.URL(), emulator.AccessKey, emulator.SecretKey, "", "us-east-1")
	function(t, c, "f", role(t, c, "R"), nil)
	update := func() error {
		_, err := c.lambda.UpdateFunctionConfiguration(t.Context(), &lambda.UpdateFunctionConfigurationInput{FunctionName: aws.String("f"), MemorySize: aws.Int32(256)})
		return err
	}
	wants(t, "the first update", update(), "")
	wants(t, "an update while one is in progress", update(), "ResourceConflictException 409")
	_, err = c.lambda.PublishVersion(t.Context(), &lambda.PublishVersionInput{FunctionName: aws.String("f")})
	wants(t, "PublishVersion while an update is in progress", err, "ResourceConflictException 409")
}

func TestRefusedFunctions(t *testing.T) {
	_, c := run(t)
	arn := role(t, c, "R")
	bucket(t, c, "code-bucket")
	put(t, c, "code-bucket", "not.zip", "this is not a zip")
	other := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}`
	roleFor(t, c, "EC2", other)
	cases := []struct {
		name, want, text string
		change           func(*lambda.CreateFunctionInput)
	}{
		{"no such role", "InvalidParameterValueException 400", "The role defined for the function cannot be assumed by Lambda.",
			func(in *lambda.CreateFunctionInput) { in.Role = aws.String("arn:aws:iam::000000000000:role/None") }},
		{"role trusts another service", "InvalidParameterValueException 400", "The role defined for the function cannot be assumed by Lambda.",
			func(in *lambda.CreateFunctionInput) { in.Role = aws.String("arn:aws:iam::000000000000:role/EC2") }},
		{"missing object", "InvalidParameterValueException 400", "S3 Error Code: NoSuchKey.",
			func(in *lambda.CreateFunctionInput) {
				in.Code = &types.FunctionCode{S3Bucket: aws.String("code-bucket"), S3Key: aws.String("none.zip")}
			}},
		{"not a zip", "InvalidParameterValueException 400", "Could not unzip uploaded file.",
			func(in *lambda.CreateFunctionInput) {
				in.Code = &types.FunctionCode{S3Bucket: aws.String("code-bucket"), S3Key: aws.String("not.zip")}
			}},
		{"reserved variable", "InvalidParameterValueException 400", "Reserved keys used in this request: AWS_REGION",
			func(in *lambda.CreateFunctionInput) {
				in.Environment = &types.Environment{Variables: map[string]string{"AWS_REGION": "x"}}
			}},
		{"4 KB of variables", "InvalidParameterValueException 400", "exceeded the 4KB limit",
			func(in *lambda.CreateFunctionInput) {
				in.Environment = &types.Environment{Variables: map[string]string{"BIG": strings.Repeat("x", 4096)}}
			}},
		{"16 minutes", "InvalidParameterValueException 400", "from 1 to 900 seconds",
			func(in *lambda.CreateFunctionInput) { in.Timeout = aws.Int32(960) }},
		{"a long description", "InvalidParameterValueException 400", "at most 256 are allowed",
			func(in *lambda.CreateFunctionInput) { in.Description = aws.String(strings.Repeat("x", 257)) }},
		{"251 MB unzipped", "InvalidParameterValueException 400", "Unzipped size must be smaller than 262144000 bytes",
			func(in *lambda.CreateFunctionInput) { in.Code = &types.FunctionCode{ZipFile: claims(t, 251<<20)} }},
		{"little memory", "InvalidParameterValueException 400", "from 128 to 10240, not 64",
			func(in *lambda.CreateFunctionInput) { in.MemorySize = aws.Int32(64) }},
		{"another runtime", "InvalidParameterValueException 400", `emulator: runtime "python3.13" is not implemented`,
			func(in *lambda.CreateFunctionInput) { in.Runtime = types.RuntimePython313 }},
		{"layers", "NotImplemented 501", "emulator: lambda CreateFunction with Layers is not implemented",
			func(in *lambda.CreateFunctionInput) { in.Layers = []string{"arn:aws:lambda:us-east-1:1:layer:l:1"} }},
	}
	for _, one := range cases {
		in := &lambda.CreateFunctionInput{FunctionName: aws.String("f"), Role: &arn, Runtime: types.RuntimeProvidedal2023,
			Handler: aws.String("bootstrap"), Code: &types.FunctionCode{ZipFile: zipOf(t, []byte("#!"), 0o755)}}
		one.change(in)
		_, err := c.lambda.CreateFunction(t.Context(), in)
		wants(t, one.name, err, one.want)
		if err != nil && !strings.Contains(err.Error(), one.text) {
			t.Errorf("%s: got %v, want %q in it", one.name, err, one.text)
		}
	}
}

// claims is a zip whose one file says that it is n bytes unzipped.
func claims(t *testing.T, n uint64) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	must(w.CreateRaw(&zip.FileHeader{Name: "bootstrap", Method: zip.Deflate, UncompressedSize64: n}))(t)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPermissions(t *testing.T) {
	_, c := run(t)
	function(t, c, "f", role(t, c, "R"), nil)
	in := &lambda.AddPermissionInput{FunctionName: aws.String("f"), StatementId: aws.String("api"), Action: aws.String("lambda:InvokeFunction"),
		Principal: aws.String("apigateway.amazonaws.com"), SourceArn: aws.String("arn:aws:execute-api:us-east-1:000000000000:a/*")}
	must(c.lambda.AddPermission(t.Context(), in))(t)
	_, err := c.lambda.AddPermission(t.Context(), in)
	wants(t, "AddPermission twice", err, "ResourceConflictException 409")
	out := must(c.lambda.GetPolicy(t.Context(), &lambda.GetPolicyInput{FunctionName: aws.String("f")}))(t)
	if !strings.Contains(*out.Policy, `"Principal":{"Service":"apigateway.amazonaws.com"}`) {
		t.Errorf("policy is %s", *out.Policy)
	}
	must(c.lambda.RemovePermission(t.Context(), &lambda.RemovePermissionInput{FunctionName: aws.String("f"), StatementId: aws.String("api")}))(t)
	_, err = c.lambda.GetPolicy(t.Context(), &lambda.GetPolicyInput{FunctionName: aws.String("f")})
	wants(t, "GetPolicy after", err, "ResourceNotFoundException 404")
}

// A request without a signature is refused, whatever it asks for.
func TestUnsigned(t *testing.T) {
	e, _ := run(t)
	for _, path := range []string{"/", "/some-bucket/key", "/2015-03-31/functions"} {
		reply := must(http.Get(e.URL() + path))(t)
		reply.Body.Close()
		if reply.StatusCode != http.StatusForbidden {
			t.Errorf("GET %s unsigned: %d", path, reply.StatusCode)
		}
	}
}
