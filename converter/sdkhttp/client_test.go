package sdkhttp_test

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"serverless-poc/converter/sdkhttp"
)

const (
	slow = 20 * time.Millisecond // the writer is behind the answer's head
	tail = 60 * time.Millisecond // and ahead of the answer's body
	gone = `<DeleteResult><Deleted><Key>k</Key></Deleted></DeleteResult>`
)

// lagging is a connection that returns from a write only after the server had
// time to answer it.
type lagging struct{ *net.TCPConn }

func (l lagging) ReadFrom(r io.Reader) (int64, error) {
	n, err := l.TCPConn.ReadFrom(r)
	time.Sleep(slow)
	return n, err
}

func dial(ctx context.Context, network, addr string) (net.Conn, error) {
	conn, err := new(net.Dialer).DialContext(ctx, network, addr)
	if err != nil {
		return nil, err
	}
	return lagging{conn.(*net.TCPConn)}, nil
}

// The head of the answer overtakes the end of the writer; the answer is read all
// the same.
func TestQuickServer(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("Connection", "close")
		w.WriteHeader(http.StatusOK)
		_ = http.NewResponseController(w).Flush()
		time.Sleep(tail)
		_, _ = io.WriteString(w, gone)
	}))
	defer server.Close()
	cfg := aws.Config{Region: "us-east-1", BaseEndpoint: &server.URL, RetryMaxAttempts: 1,
		HTTPClient: sdkhttp.Over(&http.Client{Transport: &http.Transport{DialContext: dial}}), Credentials: credentials.NewStaticCredentialsProvider("x", "x", "")}
	out, err := s3.NewFromConfig(cfg, func(o *s3.Options) { o.UsePathStyle = true }).DeleteObjects(t.Context(), &s3.DeleteObjectsInput{
		Bucket: aws.String("b"), Delete: &types.Delete{Objects: []types.ObjectIdentifier{{Key: aws.String("k")}}}})
	if err != nil {
		t.Fatal(err)
	}
	if len(out.Deleted) != 1 {
		t.Errorf("%d deleted, want 1", len(out.Deleted))
	}
}
