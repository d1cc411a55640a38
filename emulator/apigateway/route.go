package apigateway

import (
	"net/url"
	"strings"
)

// route finds the resource and the method of a request. A name in the path is
// preferred to a parameter, and a parameter to a greedy one.
func (q *request) route() bool {
	best := -1
	for _, r := range q.Resources {
		params, weight, ok := fits(r.Path, q.place.path)
		m := r.Methods[q.HTTP.Method]
		if m == nil {
			m = r.Methods["ANY"]
		}
		if ok && m != nil && weight > best {
			best, q.resource, q.method, q.params = weight, r, m, params
		}
	}
	return best >= 0
}

// fits compares a resource's path with a request's. The weight is higher the
// fewer of its parts are parameters. Parameters stay percent-encoded (aws/aws-sam-cli
// issues 771 and 3524), so an encoded slash ends no part.
func fits(pattern, path string) (params map[string]string, weight int, ok bool) {
	want, have := split(pattern), split(path)
	for i, p := range want {
		name, isParam := strings.CutPrefix(p, "{")
		name = strings.TrimSuffix(name, "}")
		greedy, isGreedy := strings.CutSuffix(name, "+")
		switch {
		case i >= len(have):
			return nil, 0, false
		case isParam && isGreedy:
			put(&params, greedy, strings.Join(have[i:], "/"))
			return params, weight, true
		case isParam:
			put(&params, name, have[i])
			weight++
		case p == plainPart(have[i]):
			weight += 100
		default:
			return nil, 0, false
		}
	}
	return params, weight, len(want) == len(have)
}

// split gives a path's parts; a slash at the end adds none.
func split(path string) []string {
	path = strings.Trim(path, "/")
	if path == "" {
		return nil
	}
	return strings.Split(path, "/")
}

// plainPart is a part of a path without percent-encoding, as it is if that is
// broken.
func plainPart(part string) string {
	if plain, err := url.PathUnescape(part); err == nil {
		return plain
	}
	return part
}
