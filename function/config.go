package function

import (
	"fmt"
	"net/netip"
	"net/url"
	"path/filepath"
	"strings"

	"serverless-poc/schema"
)

// A Config is everything the program takes from its environment.
type Config struct {
	Bucket string // MODEL_BUCKET
	Key    string // MODEL_KEY, <model>/<version>.json
	SHA256 string // MODEL_SHA256, 64 lower case hex digits

	Path   string // MODEL_PATH, where rows are scored; "" is the default, a slash and the response's name
	Origin string // CORS_ORIGIN, whose pages may read the answers; "" is any

	LogValues bool // LOG_VALUES, whether the log may have what callers send

	Bundle     string // $LAMBDA_TASK_ROOT/model.json, where the package may have the artefact
	CacheDir   string // $TMPDIR, /tmp on Lambda
	RuntimeAPI string // AWS_LAMBDA_RUNTIME_API, host:port

	Region       string // AWS_REGION
	AccessKey    string // AWS_ACCESS_KEY_ID
	SecretKey    string // AWS_SECRET_ACCESS_KEY
	SessionToken string // AWS_SESSION_TOKEN
	Endpoint     string // AWS_ENDPOINT_URL_S3, else AWS_ENDPOINT_URL; "" is AWS's own
	PathStyle    bool   // the endpoint's host is an IP address, which has no subdomains
}

// A ConfigError lists everything wrong with the environment, one line each.
type ConfigError []string

func (e ConfigError) Error() string {
	return "the function's environment is wrong: " + strings.Join(e, "; ")
}

// ReadConfig reads the environment through getenv, which gives "" for what is
// not set, as os.Getenv does. The error is a [ConfigError] with every mistake.
func ReadConfig(getenv func(string) string) (Config, error) {
	r := reader{getenv: getenv}
	c := Config{
		Bucket:       r.required("MODEL_BUCKET", "the bucket that holds the model"),
		Key:          r.required("MODEL_KEY", "the artefact's key, <model>/<version>.json"),
		SHA256:       r.required("MODEL_SHA256", "the artefact's SHA-256 in hex"),
		Path:         getenv("MODEL_PATH"),
		Origin:       getenv("CORS_ORIGIN"),
		Bundle:       r.bundle(),
		CacheDir:     r.optional("TMPDIR", "/tmp"),
		RuntimeAPI:   r.required("AWS_LAMBDA_RUNTIME_API", "set by Lambda; this program runs under Lambda only"),
		Region:       r.required("AWS_REGION", "set by Lambda"),
		AccessKey:    r.required("AWS_ACCESS_KEY_ID", "set by Lambda from the function's role"),
		SecretKey:    r.required("AWS_SECRET_ACCESS_KEY", "set by Lambda from the function's role"),
		SessionToken: getenv("AWS_SESSION_TOKEN"),
	}
	r.shape("MODEL_KEY", c.Key, isModelKey, "<model>/<version>.json")
	r.shape("MODEL_SHA256", c.SHA256, isDigest, "64 lower case hex digits")
	r.shape("MODEL_PATH", c.Path, isPath, "a path such as /admit")
	r.shape("CORS_ORIGIN", c.Origin, isOrigin, `an origin such as https://example.com, or "*"`)
	c.LogValues = r.truth("LOG_VALUES")
	c.Endpoint, c.PathStyle = r.endpoint("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
	if len(r.wrong) > 0 {
		return Config{}, r.wrong
	}
	return c, nil
}

type reader struct {
	getenv func(string) string
	wrong  ConfigError
}

func (r *reader) required(name, what string) string {
	value := r.getenv(name)
	if value == "" {
		r.wrong = append(r.wrong, fmt.Sprintf("%s is not set (%s)", name, what))
	}
	return value
}

func (r *reader) optional(name, otherwise string) string {
	if value := r.getenv(name); value != "" {
		return value
	}
	return otherwise
}

// bundle is "" where nobody says where the package is.
func (r *reader) bundle() string {
	root := r.getenv("LAMBDA_TASK_ROOT")
	if root == "" {
		return ""
	}
	return filepath.Join(root, schema.BundleName)
}

func (r *reader) shape(name, value string, fits func(string) bool, words string) {
	if value != "" && !fits(value) {
		r.expected(name, value, words)
	}
}

// truth is false for what is not set.
func (r *reader) truth(name string) bool {
	value := r.getenv(name)
	if value != "" && value != "true" && value != "false" {
		r.expected(name, value, "true or false")
	}
	return value == "true"
}

func (r *reader) expected(name, value, words string) {
	r.wrong = append(r.wrong, fmt.Sprintf("%s is %q, expected %s", name, value, words))
}

// endpoint takes the first of names that is set.
func (r *reader) endpoint(names ...string) (address string, pathStyle bool) {
	for _, name := range names {
		value := r.getenv(name)
		if value == "" {
			continue
		}
		u, err := url.Parse(value)
		if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
			r.expected(name, value, "a URL such as http://127.0.0.1:4566")
			return "", false
		}
		_, err = netip.ParseAddr(u.Hostname())
		return value, err == nil
	}
	return "", false
}
