package runtime

import (
	"path/filepath"
	"strconv"
)

// environment is what AWS gives a program of a custom runtime, and the endpoint.
// Source: Lambda Developer Guide, "Defined runtime environment variables".
func (c *container) environment(api string) []string {
	s := c.spec
	vars := map[string]string{
		"AWS_LAMBDA_RUNTIME_API":          api,
		"_HANDLER":                        s.Handler,
		"AWS_LAMBDA_FUNCTION_NAME":        s.Function,
		"AWS_LAMBDA_FUNCTION_VERSION":     s.Version,
		"AWS_LAMBDA_FUNCTION_MEMORY_SIZE": strconv.Itoa(s.Memory),
		"AWS_LAMBDA_INITIALIZATION_TYPE":  "on-demand",
		"AWS_LAMBDA_LOG_GROUP_NAME":       s.Group,
		"AWS_LAMBDA_LOG_STREAM_NAME":      c.stream,
		"AWS_REGION":                      s.Region,
		"AWS_DEFAULT_REGION":              s.Region,
		"AWS_ACCESS_KEY_ID":               c.keys.AccessKey,
		"AWS_SECRET_ACCESS_KEY":           c.keys.SecretKey,
		"AWS_SESSION_TOKEN":               c.keys.Token,
		"LAMBDA_TASK_ROOT":                s.Task,
		"LANG":                            "en_US.UTF-8",
		"TZ":                              ":UTC",
		"PATH":                            "/usr/local/bin:/usr/bin:/bin",
		"TMPDIR":                          filepath.Join(c.dir, "tmp"),
	}
	if s.Log.JSON {
		vars["AWS_LAMBDA_LOG_FORMAT"], vars["AWS_LAMBDA_LOG_LEVEL"] = "JSON", s.Level
	} else {
		vars["AWS_LAMBDA_LOG_FORMAT"] = "Text"
	}
	if _, own := s.Env["AWS_ENDPOINT_URL"]; !own {
		vars["AWS_ENDPOINT_URL"] = s.Endpoint
	}
	list := make([]string, 0, len(vars)+len(s.Env))
	for k, v := range s.Env {
		list = append(list, k+"="+v)
	}
	for k, v := range vars { // the reserved ones come last and win
		list = append(list, k+"="+v)
	}
	return list
}
