package apigateway

import (
	"maps"
	"regexp"
	"slices"
	"strings"
)

// maxTimeout is the longest an integration may take. Source: API Gateway quotas.
const maxTimeout = 29000 // ms

var (
	serviceURI = regexp.MustCompile(`^arn:[a-z-]+:apigateway:[a-z0-9-]+:lambda:(path|action)/`)
	lambdaURI  = regexp.MustCompile(`^arn:[a-z-]+:apigateway:[a-z0-9-]+:lambda:path/2015-03-31/functions/(arn:[a-z-]+:lambda:[a-z0-9-]+:\d{12}:function:[a-zA-Z0-9_$.{}:-]+)/invocations$`)
)

// integration makes a method's integration, AWS_PROXY or MOCK.
func (b *builder) integration(path string, m *method, x *integrationExtension, resourceID string) *integration {
	fail := func(text string) *integration {
		b.fail("Unable to put integration on '%s' for resource at path '%s': %s", m.HTTPMethod, path, text)
		return nil
	}
	i := &integration{Type: strings.ToUpper(x.Type), HTTPMethod: x.HTTPMethod, URI: x.URI, RequestTemplates: x.RequestTemplates,
		Passthrough: strings.ToUpper(x.PassthroughBehavior), TimeoutInMillis: x.TimeoutInMillis,
		CacheNamespace: x.CacheNamespace, CacheKeyParameters: []string{}}
	if i.CacheNamespace == "" {
		i.CacheNamespace = resourceID
	}
	if i.TimeoutInMillis == 0 {
		i.TimeoutInMillis = maxTimeout
	}
	switch i.Passthrough {
	case "":
		i.Passthrough = "WHEN_NO_MATCH"
	case "WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER":
	default:
		return fail("Invalid passthrough behavior specified: " + x.PassthroughBehavior)
	}
	if i.TimeoutInMillis < 50 || i.TimeoutInMillis > maxTimeout {
		return fail("Timeout should be between 50 ms and 29000 ms")
	}
	switch {
	case x.Credentials != "":
		b.miss("an integration with credentials")
	case len(x.RequestParameters) > 0 || len(x.CacheKeyParameters) > 0:
		b.miss("an integration with requestParameters or cacheKeyParameters")
	case x.ContentHandling != "" && i.Type != "AWS_PROXY":
		b.miss("an integration with contentHandling")
	case x.ConnectionType != "" && x.ConnectionType != "INTERNET":
		b.miss("connection type " + x.ConnectionType)
	}
	switch i.Type {
	case "AWS_PROXY":
		if text := checkLambda(x); text != "" {
			return fail(text)
		}
	case "MOCK":
		i.HTTPMethod, i.URI = "", ""
	case "AWS", "HTTP", "HTTP_PROXY":
		b.miss("an integration of type " + x.Type)
	default:
		return fail("Invalid integration type specified: " + x.Type)
	}
	b.templates(x.RequestTemplates)
	b.integrationResponses(path, m, i, x)
	return i
}

// checkLambda says what is wrong with an integration of a function.
func checkLambda(x *integrationExtension) string {
	switch {
	case x.HTTPMethod == "":
		return "Enumeration value for HttpMethod must be non-empty"
	case !strings.HasPrefix(x.URI, "arn:"):
		return "Invalid ARN specified in the request"
	case !serviceURI.MatchString(x.URI):
		return "AWS ARN for integration must contain path or action"
	case !lambdaURI.MatchString(x.URI):
		return "Invalid function ARN or invalid uri"
	}
	return ""
}

func (b *builder) integrationResponses(path string, m *method, i *integration, x *integrationExtension) {
	fail := func(text string) {
		b.fail("Unable to put integration response on '%s' for resource at path '%s': %s", m.HTTPMethod, path, text)
	}
	for _, selection := range slices.Sorted(maps.Keys(x.Responses)) {
		r := x.Responses[selection]
		out := &integrationResponse{StatusCode: plain(r.StatusCode), Selection: selection, Parameters: r.ResponseParameters, Templates: r.ResponseTemplates}
		if selection == "default" {
			out.Selection = ""
		}
		if _, err := regexp.Compile("^(?:" + out.Selection + ")$"); err != nil {
			fail("Invalid selection pattern specified: " + selection)
			continue
		}
		if r.ContentHandling != "" {
			b.miss("an integration response with contentHandling")
		}
		declared := m.Responses[out.StatusCode]
		if declared == nil {
			fail("Invalid Response status code specified")
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(r.ResponseParameters)) {
			if _, ok := declared.Parameters[name]; !ok {
				fail("Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: " + name + "]")
			}
		}
		b.templates(r.ResponseTemplates)
		put(&i.Responses, out.StatusCode, out)
	}
}

// templates refuses what the emulator's templates cannot do.
func (b *builder) templates(templates map[string]string) {
	for _, t := range templates {
		for _, word := range []string{"#set", "#if", "#foreach", "#end", "$input", "$util"} {
			if strings.Contains(t, word) {
				b.miss("a mapping template with " + word)
			}
		}
	}
}
