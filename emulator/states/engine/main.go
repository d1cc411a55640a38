// Command engine runs one execution of a Step Functions state machine for the
// embedded AWS: github.com/sivchari/kumo's interpreter (MIT), whose calls of S3
// and Lambda go to AWS_ENDPOINT_URL, signed with the credentials in the
// environment, which are those of the state machine's role.
//
// It prints its address and answers there until it is killed. It is a module of
// its own, as kumo brings an emulator of eighty services along of which this
// needs one: nothing else of the project depends on it.
//
// What kumo does not do as AWS does is mended on the way (see link): a function's
// error is told by a header, and results are laid out in files by how they ended.
package main

import (
	"fmt"
	"net"
	"net/http"
	"os"

	"github.com/sivchari/kumo"
)

func main() {
	if err := serve(); err != nil {
		fmt.Fprintln(os.Stderr, "engine:", err)
		os.Exit(1)
	}
}

func serve() error {
	l, err := newLink(os.Getenv, http.DefaultTransport)
	if err != nil {
		return err
	}
	http.DefaultTransport = l // kumo's client has no other
	server := kumo.NewServer()
	defer server.Close()
	handler, err := newFront(server.URL, l.run)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Printf("http://%s\n", listener.Addr())
	return http.Serve(listener, handler) // until it is killed
}
