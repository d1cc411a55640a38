package function

import "serverless-poc/schema"

// A document is what a GET answers with and what does not change while the
// model is served: made once, when it is first asked for.
func document(make func() ([]byte, error)) func() reply {
	return func() reply {
		content, err := make()
		if err != nil {
			return failed(broken(err))
		}
		return reply{content: content, header: map[string]string{
			"cache-control": "no-cache", // may be kept, is to be asked about
			"etag":          `"` + schema.Digest(content)[:32] + `"`,
		}}
	}
}
