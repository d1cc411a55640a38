package main

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httputil"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// mapRunARN is one that kumo has drawn.
var mapRunARN = regexp.MustCompile(`arn:aws:states:[^"\\]*:mapRun:[^"\\]*`)

// A front stands before kumo: callers see the map run by the ARN that the embedded
// AWS has given it, and the manifest where kumo speaks of its one file.
type front struct {
	run *mapRun

	mu  sync.Mutex
	own string // kumo's ARN
}

// newFront serves kumo at target.
func newFront(target string, run *mapRun) (http.Handler, error) {
	to, err := url.Parse(target)
	if err != nil {
		return nil, err
	}
	f := &front{run: run}
	return &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(to)
			f.request(r.Out)
		},
		ModifyResponse: f.response,
	}, nil
}

func (f *front) request(r *http.Request) {
	body, err := io.ReadAll(r.Body)
	f.mu.Lock()
	defer f.mu.Unlock()
	if err == nil && f.own != "" {
		body = bytes.ReplaceAll(body, []byte(f.run.arn), []byte(f.own))
	}
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
}

func (f *front) response(r *http.Response) error {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return err
	}
	body = mapRunARN.ReplaceAllFunc(body, func(own []byte) []byte {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.own = string(own)
		return []byte(f.run.arn)
	})
	body = bytes.ReplaceAll(body, []byte("/"+kumoResult), []byte("/"+f.run.id()+"/manifest.json"))
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	r.Header.Set("Content-Length", strconv.Itoa(len(body)))
	return nil
}

// id is the last part of the run's ARN, which names its folder.
func (m *mapRun) id() string { return m.arn[strings.LastIndexByte(m.arn, ':')+1:] }
