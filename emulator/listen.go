package emulator

import (
	"fmt"
	"net"
)

// listen binds a loopback address and nothing else: the emulator runs programs
// for whoever can reach it.
func listen(addr string) (net.Listener, error) {
	if addr == "" {
		addr = "127.0.0.1:0"
	}
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("emulator: address %q: %v; give host:port, for example 127.0.0.1:4566", addr, err)
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return nil, fmt.Errorf("emulator: address %q is not a loopback address; give 127.0.0.1:port", addr)
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("emulator: %v; choose another port, or :0 for any free one", err)
	}
	return listener, nil
}
