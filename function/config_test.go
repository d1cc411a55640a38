package function_test

import (
	"strings"
	"testing"

	"serverless-poc/function"
)

// onLambda is a whole environment; over changes it.
func onLambda(over map[string]string) func(string) string {
	environment := map[string]string{
		"MODEL_BUCKET": bucket, "MODEL_KEY": "admission/v.json", "MODEL_SHA256": strings.Repeat("0a", 32),
		"AWS_LAMBDA_RUNTIME_API": "127.0.0.1:9001", "AWS_REGION": "us-east-1",
		"AWS_ACCESS_KEY_ID": "AKIDTEST", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_SESSION_TOKEN": "token",
	}
	for name, value := range over {
		environment[name] = value
	}
	return func(name string) string { return environment[name] }
}

func TestReadConfig(t *testing.T) {
	tests := []struct {
		name      string
		over      map[string]string
		cache     string
		endpoint  string
		pathStyle bool
	}{
		{"Lambda's own", nil, "/tmp", "", false},
		{"another /tmp", map[string]string{"TMPDIR": "/x"}, "/x", "", false},
		{"local", map[string]string{"AWS_ENDPOINT_URL": "http://127.0.0.1:4566"}, "/tmp", "http://127.0.0.1:4566", true},
		{"IPv6", map[string]string{"AWS_ENDPOINT_URL": "http://[::1]:4566"}, "/tmp", "http://[::1]:4566", true},
		{"a name", map[string]string{"AWS_ENDPOINT_URL": "https://s3.example.org"}, "/tmp", "https://s3.example.org", false},
		{"S3's own first", map[string]string{"AWS_ENDPOINT_URL": "http://10.0.0.1", "AWS_ENDPOINT_URL_S3": "http://10.0.0.2"}, "/tmp", "http://10.0.0.2", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c, err := function.ReadConfig(onLambda(test.over))
			if err != nil {
				t.Fatal(err)
			}
			if c.CacheDir != test.cache || c.Endpoint != test.endpoint || c.PathStyle != test.pathStyle {
				t.Errorf("got %q %q %v", c.CacheDir, c.Endpoint, c.PathStyle)
			}
		})
	}
}

// Values go to the log when that is said in full, and else never.
func TestLogValues(t *testing.T) {
	for value, want := range map[string]bool{"": false, "false": false, "true": true} {
		c, err := function.ReadConfig(onLambda(map[string]string{"LOG_VALUES": value}))
		if err != nil || c.LogValues != want {
			t.Errorf("LOG_VALUES=%s: %t, %v; want %t", value, c.LogValues, err, want)
		}
	}
}

func TestReadConfigRefuses(t *testing.T) {
	tests := []struct {
		name string
		over map[string]string
		want string
	}{
		{"key without a folder", map[string]string{"MODEL_KEY": "v.json"},
			`the function's environment is wrong: MODEL_KEY is "v.json", expected <model>/<version>.json`},
		{"upper case digest", map[string]string{"MODEL_SHA256": strings.Repeat("0A", 32)},
			`the function's environment is wrong: MODEL_SHA256 is "` + strings.Repeat("0A", 32) + `", expected 64 lower case hex digits`},
		{"endpoint without a scheme", map[string]string{"AWS_ENDPOINT_URL": "127.0.0.1:4566"},
			`the function's environment is wrong: AWS_ENDPOINT_URL is "127.0.0.1:4566", expected a URL such as http://127.0.0.1:4566`},
		{"a wish that is neither", map[string]string{"LOG_VALUES": "yes"},
			`the function's environment is wrong: LOG_VALUES is "yes", expected true or false`},
		{"all at once", map[string]string{"MODEL_BUCKET": "", "AWS_REGION": "", "AWS_LAMBDA_RUNTIME_API": "", "AWS_ENDPOINT_URL_S3": "ftp://x"},
			`the function's environment is wrong: MODEL_BUCKET is not set (the bucket that holds the model); ` +
				`AWS_LAMBDA_RUNTIME_API is not set (set by Lambda; this program runs under Lambda only); AWS_REGION is not set (set by Lambda); ` +
				`AWS_ENDPOINT_URL_S3 is "ftp://x", expected a URL such as http://127.0.0.1:4566`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := function.ReadConfig(onLambda(test.over))
			if err == nil || err.Error() != test.want {
				t.Errorf("\n got %v\nwant %s", err, test.want)
			}
		})
	}
}
