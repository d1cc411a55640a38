package function_test

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"serverless-poc/function"
)

func TestAddress(t *testing.T) {
	tests := []struct {
		name string
		over map[string]string
		want string
	}{
		{"AWS", nil, "https://serverless-poc-models.s3.us-east-1.amazonaws.com/admission/v.json"},
		{"China", map[string]string{"AWS_REGION": "cn-north-1"}, "https://serverless-poc-models.s3.cn-north-1.amazonaws.com.cn/admission/v.json"},
		{"a government", map[string]string{"AWS_REGION": "us-gov-west-1"}, "https://serverless-poc-models.s3.us-gov-west-1.amazonaws.com/admission/v.json"},
		{"a bucket with dots, which the certificate has not", map[string]string{"MODEL_BUCKET": "models.example.org"},
			"https://s3.us-east-1.amazonaws.com/models.example.org/admission/v.json"},
		{"an address, which has no subdomains", map[string]string{"AWS_ENDPOINT_URL": "http://127.0.0.1:4566"},
			"http://127.0.0.1:4566/serverless-poc-models/admission/v.json"},
		{"a name", map[string]string{"AWS_ENDPOINT_URL": "http://s3.example.org/base/"},
			"http://serverless-poc-models.s3.example.org/base/admission/v.json"},
		{"a key that needs escapes", map[string]string{"MODEL_KEY": "a+b/é (1)=.json"},
			"https://serverless-poc-models.s3.us-east-1.amazonaws.com/a%2Bb/%C3%A9%20%281%29%3D.json"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c, err := function.ReadConfig(onLambda(test.over))
			if err != nil {
				t.Fatal(err)
			}
			if got, err := function.AddressOf(c); err != nil || got != test.want {
				t.Errorf("%v\n got %s\nwant %s", err, got, test.want)
			}
		})
	}
}

// What passes by itself is asked again, three times in all; a refusal is not.
func TestTries(t *testing.T) {
	p := publish(t)
	busy := s3Error(503, "SlowDown", "Please reduce your request rate.", nil)
	tests := []struct {
		name   string
		first  http.HandlerFunc
		fails  int32 // how many requests get the first answer
		asked  int32
		reason string // "": the model is there in the end
	}{
		{"busy once", busy, 1, 2, ""},
		{"busy for long", busy, 9, 3, "the model could not be read [S3 answered 503 Service Unavailable, SlowDown: Please reduce your request rate., request id REQ1]"},
		{"a reset connection", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, 2, 3, ""},
		{"half an object", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			w.Write([]byte("half"))
		}, 9, 3, "the download broke off after 4 bytes: unexpected EOF"},
		{"larger than a model", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Length", "33554433") }, 9, 1,
			"is larger than 32 MB, too large for a model; check MODEL_KEY"},
		{"without words", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) }, 9, 1, "access denied, for one of two causes: "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var n atomic.Int32
			s3 := s3Serving(t, func(w http.ResponseWriter, r *http.Request) {
				if n.Add(1) <= test.fails {
					test.first(w, r)
					return
				}
				s3Object(bucket, p.Key(), p.data)(w, r)
			})
			_, err := function.Load(t.Context(), config(t, p, s3.URL), function.NewLog(t.Output()).Logger)
			if (err == nil) != (test.reason == "") || err != nil && !strings.Contains(err.Error(), test.reason) {
				t.Errorf("got %v, want %q", err, test.reason)
			}
			if got := n.Load(); got != test.asked {
				t.Errorf("asked %d times, want %d", got, test.asked)
			}
		})
	}
}
