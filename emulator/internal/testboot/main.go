// Command testboot is the program the emulator's tests run as a function. Its
// event says what to do: {"do": "echo"}, "fail", "sleep", "exit", "eat", "get",
// "env", "count", "print"; an event of API Gateway is answered in its form, see
// answerAPI; another one without "do" is printed. INIT=exit or INIT=sleep makes
// its init phase fail.
// Depends on aws-lambda-go and aws-sdk-go-v2.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/smithy-go"
)

type event struct {
	Do          string
	Ms, MB      int
	Bucket, Key string
	Text        string
}

var count int

func main() {
	switch os.Getenv("INIT") {
	case "exit":
		fmt.Fprintln(os.Stderr, "cannot start")
		os.Exit(7)
	case "sleep":
		time.Sleep(time.Minute)
	}
	lambda.Start(handle)
}

func handle(ctx context.Context, raw json.RawMessage) (any, error) {
	count++
	var api apiEvent
	if err := json.Unmarshal(raw, &api); err == nil && api.Method != "" {
		return answerAPI(api, raw)
	}
	var e event
	if err := json.Unmarshal(raw, &e); err != nil {
		return nil, err
	}
	if e.Do == "" { // an event of AWS's
		fmt.Println(string(raw))
		return nil, nil
	}
	switch e.Do {
	case "echo":
		return e, nil
	case "print":
		fmt.Println(e.Text)
		return e.Text, nil
	case "print-and-fail":
		fmt.Println(e.Text)
		return nil, errors.New("failed")
	case "fail":
		return nil, errors.New(e.Text)
	case "sleep":
		time.Sleep(time.Duration(e.Ms) * time.Millisecond)
		return "awake", nil
	case "exit":
		os.Exit(3)
	case "eat":
		return eat(e.MB), nil
	case "count":
		return count, nil
	case "env":
		return environment(ctx), nil
	}
	return s3Call(ctx, e)
}

// eat touches memory, so that it is resident.
func eat(mb int) int {
	b := make([]byte, mb<<20)
	for i := range b {
		b[i] = byte(i)
	}
	time.Sleep(200 * time.Millisecond)
	return int(b[len(b)-1])
}

func environment(ctx context.Context) map[string]string {
	lc, _ := lambdacontext.FromContext(ctx)
	out := map[string]string{"request": lc.AwsRequestID, "arn": lc.InvokedFunctionArn, "tmp": os.TempDir()}
	out["client"] = lc.ClientContext.Custom["who"]
	out["cwd"], _ = os.Getwd()
	for _, k := range []string{"AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
		"AWS_REGION", "AWS_ACCESS_KEY_ID", "_HANDLER", "LAMBDA_TASK_ROOT", "OWN", "HOME", "TZ", "AWS_LAMBDA_LOG_FORMAT", "AWS_LAMBDA_LOG_LEVEL"} {
		out[k] = os.Getenv(k)
	}
	return out
}

// s3Call gives what was read, or the error code.
func s3Call(ctx context.Context, e event) (string, error) {
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return "", err
	}
	c := s3.NewFromConfig(cfg)
	var text string
	switch e.Do {
	case "get":
		var out *s3.GetObjectOutput
		if out, err = c.GetObject(ctx, &s3.GetObjectInput{Bucket: &e.Bucket, Key: &e.Key}); err == nil {
			b, _ := io.ReadAll(out.Body)
			text = string(b)
		}
	case "put":
		_, err = c.PutObject(ctx, &s3.PutObjectInput{Bucket: &e.Bucket, Key: &e.Key})
	case "list":
		_, err = c.ListObjectsV2(ctx, &s3.ListObjectsV2Input{Bucket: &e.Bucket})
	case "delete":
		_, err = c.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: &e.Bucket, Key: &e.Key})
	default:
		return "", fmt.Errorf("nothing called %q", e.Do)
	}
	var api smithy.APIError
	if errors.As(err, &api) {
		return api.ErrorCode(), nil
	}
	return text, err
}
