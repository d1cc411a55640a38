package function

// A proxyAnswer is what API Gateway and function URLs make an HTTP response of.
type proxyAnswer struct {
	StatusCode int               `json:"statusCode"`
	Headers    map[string]string `json:"headers"`
	Body       string            `json:"body"`
	Base64     bool              `json:"isBase64Encoded"`
}

func proxyOf(r reply) proxyAnswer {
	return proxyAnswer{StatusCode: r.status, Headers: r.header, Body: string(r.content)}
}
