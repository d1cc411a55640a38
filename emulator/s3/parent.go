package s3

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"

	"serverless-poc/emulator/proc"
)

// gateway is the S3 process and the way to it.
type gateway struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	log     *os.File
	sockets string

	mu      sync.Mutex
	regions map[string]*http.Transport
}

const startLimit = 20 * time.Second

// startGateway runs this program again as the S3 process.
func startGateway(dir string, master []byte) (*gateway, error) {
	for _, d := range []string{"data", "versions", "meta"} {
		if err := os.MkdirAll(filepath.Join(dir, d), 0o755); err != nil {
			return nil, err
		}
	}
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("emulator s3: cannot find this program to run it again: %v", err)
	}
	// A socket's path may have some 100 characters only: not below dir.
	sockets, err := os.MkdirTemp("", "s3-")
	if err != nil {
		return nil, err
	}
	g := &gateway{sockets: sockets, regions: map[string]*http.Transport{}}
	if err := g.start(self, dir, master); err != nil {
		return nil, errors.Join(err, os.RemoveAll(sockets))
	}
	return g, nil
}

func (g *gateway) start(self, dir string, master []byte) (err error) {
	g.log, err = os.Create(filepath.Join(dir, "versitygw.log"))
	if err != nil {
		return err
	}
	g.cmd = exec.Command(self)
	g.cmd.Env = []string{childMarker + "=1", "TMPDIR=" + os.TempDir()}
	g.cmd.Stderr = g.log
	if g.in, err = g.cmd.StdinPipe(); err != nil {
		return err
	}
	out, err := g.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	g.out = bufio.NewReader(out)
	if err := proc.Start(g.cmd); err != nil {
		return fmt.Errorf("emulator s3: %v", err)
	}
	line, err := json.Marshal(settings{Dir: dir, Sockets: g.sockets, Master: master})
	if err == nil {
		_, err = fmt.Fprintf(g.in, "%s\n", line)
	}
	return err
}

var regionName = regexp.MustCompile(`^[a-z]{2}(-[a-z]+)+-\d{1,2}$`)

// transport leads to the server for a region, which is started on first use.
func (g *gateway) transport(region string) (*http.Transport, error) {
	if !regionName.MatchString(region) {
		return nil, fmt.Errorf("%q is not the name of a region", region)
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if t := g.regions[region]; t != nil {
		return t, nil
	}
	if _, err := fmt.Fprintln(g.in, region); err != nil {
		return nil, g.died(err)
	}
	stop := time.AfterFunc(startLimit, func() { proc.Kill(g.cmd.Process.Pid) })
	defer stop.Stop()
	line, err := g.out.ReadString('\n')
	if err != nil || strings.TrimSpace(line) != "ready "+region {
		return nil, g.died(err)
	}
	path := socket(g.sockets, region)
	t := &http.Transport{
		DisableCompression:  true, // Accept-Encoding is signed
		MaxIdleConnsPerHost: 64,
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "unix", path)
		},
	}
	g.regions[region] = t
	return t, nil
}

// died says what the process wrote before it ended.
func (g *gateway) died(err error) error {
	text, _ := os.ReadFile(g.log.Name())
	return fmt.Errorf("emulator s3: the S3 process has ended (%v): %s", err, strings.TrimSpace(string(text)))
}

// close ends the process: first by closing its input, then by force.
func (g *gateway) close() error {
	for _, t := range g.regions {
		t.CloseIdleConnections()
	}
	_ = g.in.Close()
	stop := time.AfterFunc(5*time.Second, func() { proc.Kill(g.cmd.Process.Pid) })
	_ = g.cmd.Wait() // its exit status says nothing of interest
	stop.Stop()
	return errors.Join(g.log.Close(), os.RemoveAll(g.sockets))
}
