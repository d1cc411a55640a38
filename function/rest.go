package function

// rest is a request from an API Gateway REST API with proxy integration, or from
// an HTTP API with payload version 1.0 ("Input format of a Lambda function for
// proxy integration" in the API Gateway developer guide).
type rest struct{ httpEvent }

// recogniseREST knows the event by httpMethod and the object requestContext.
func recogniseREST(event []member) envelope {
	context := find(event, "requestContext")
	if !isObject(context) || find(event, "httpMethod") == nil {
		return nil
	}
	e := new(rest)
	var (
		query, headers   map[string]string
		queries, several map[string][]string
		about            struct{ Path string }
	)
	e.read(event, "API Gateway",
		part{"httpMethod", &e.method}, part{"path", &e.path}, part{"body", &e.body}, part{"isBase64Encoded", &e.base64}, part{"requestContext", &about},
		part{"queryStringParameters", &query}, part{"multiValueQueryStringParameters", &queries},
		part{"headers", &headers}, part{"multiValueHeaders", &several})
	e.public, e.query, e.header = about.Path, both(query, queries), lower(headers, several)
	return e
}

func (*rest) name() string { return "apigateway" }

// write gives no gzip: a REST API hands on what is base64 as text, unless the
// API is told which types are binary. It packs answers itself, by its
// minimumCompressionSize.
func (*rest) write(r reply, _ string) ([]byte, error) { return encode(proxyOf(r)) }
