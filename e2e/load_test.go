package e2e

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"serverless-poc/emulator/proc"
	"serverless-poc/schema"
)

// loaded is how long the load lasts: LOAD=10m for the whole of it.
func loaded(t *testing.T) time.Duration {
	t.Helper()
	text := os.Getenv("LOAD")
	if text == "" {
		return 2 * time.Second
	}
	d, err := time.ParseDuration(text)
	must(t, err)
	return d
}

// loadedWorld is a deployed world whose plan lets everything through, the URL of
// a prediction and the key.
func loadedWorld(t *testing.T) (w *world, url, key string) {
	t.Helper()
	w = newWorld(t)
	w.stack.API = &schema.StackAPI{
		Name: "ServerlessPOC", Stage: "prod", Origins: []string{"*"},
		Throttle: schema.StackThrottle{Rate: 10_000, Burst: 5_000}, Quota: schema.StackQuota{Limit: 100_000_000, Period: "MONTH"},
	}
	w.stack.Function.Timeout = 28 // of a machine that has other work too
	w.deploy()
	d := w.deployer()
	key, err := d.Key(t.Context())
	must(t, err)
	url, err = d.URL(t.Context(), "/admit")
	must(t, err)
	return w, url + "?gre=800&gpa=4&rank=1", key
}

// Fifty callers at once, by a load generator: each is answered, and neither the
// programs nor the embedded AWS grow.
func TestLoad(t *testing.T) {
	wrk, err := exec.LookPath("wrk")
	if err != nil {
		t.Skip("no wrk here; apt-get install wrk, then run again")
	}
	w, url, key := loadedWorld(t)
	run := loaded(t)
	ctx, cancel := context.WithTimeout(t.Context(), run+time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, wrk, "-t2", "-c50", "-d"+strconv.Itoa(int(run.Seconds()))+"s", "--timeout", "29s", "--latency", "-H", "x-api-key: "+key, url)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	must(t, cmd.Start())
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	sizes, err := w.sizes(done, run/20)
	must(t, err)
	t.Logf("%s of load\n%s%s", run, &said, sizes)
	if answered := figure(said.String(), `(\d+) requests in`); answered == 0 {
		t.Error("nobody was answered")
	}
	if failed := figure(said.String(), `Non-2xx or 3xx responses: (\d+)`); failed != 0 || strings.Contains(said.String(), "Socket errors") {
		t.Errorf("%d answers are not 2xx, or connections broke", failed)
	}
	if run < time.Minute {
		return // too short to see growth
	}
	for what, grown := range map[string]float64{"a program": sizes.grown(0), "the embedded AWS": sizes.grown(1)} {
		if !(grown <= 1.25) { // nor is it no number
			t.Errorf("%s grew to %.2f times its size from the second quarter of the load to the last", what, grown)
		}
	}
}

// Every few seconds the container dies between two calls: each call is answered
// by a cold start.
func TestColdStarts(t *testing.T) {
	w, url, key := loadedWorld(t)
	run, pause, colds := loaded(t), 2*time.Second, 0
	if run < time.Minute {
		pause = 100 * time.Millisecond
	}
	for start := time.Now(); time.Since(start) < run; colds++ {
		pids, err := w.programs()
		must(t, err)
		if colds > 0 && len(pids) == 0 {
			t.Fatal("there is no program to kill")
		}
		for _, pid := range pids {
			must(t, syscall.Kill(pid, syscall.SIGKILL))
			waitGone(t, pid)
		}
		time.Sleep(pause)
		request, err := http.NewRequestWithContext(t.Context(), "GET", url, nil)
		must(t, err)
		request.Header.Set("x-api-key", key)
		response, err := http.DefaultClient.Do(request)
		must(t, err)
		body, err := io.ReadAll(response.Body)
		must(t, errors.Join(err, response.Body.Close()))
		if response.StatusCode != 200 || !strings.HasPrefix(string(body), `{"result":true,`) {
			t.Fatalf("cold start %d: %d %s", colds+1, response.StatusCode, body)
		}
	}
	if colds < 2 {
		t.Errorf("%d cold starts in %s", colds, run)
	}
	t.Logf("%d cold starts in %s, each answered", colds, run)
}

// waitGone waits until a killed process is no more, which its parent has been told then.
func waitGone(t *testing.T, pid int) {
	t.Helper()
	for limit := time.Now().Add(30 * time.Second); time.Now().Before(limit); time.Sleep(10 * time.Millisecond) {
		if _, err := os.Stat(fmt.Sprintf("/proc/%d", pid)); os.IsNotExist(err) {
			return
		}
	}
	t.Fatalf("process %d is still there half a minute after it was killed", pid)
}

// programs are the processes of the function's containers: those whose program
// lies in the world's folder.
func (w *world) programs() ([]int, error) {
	links, err := filepath.Glob("/proc/[0-9]*/exe")
	if err != nil {
		return nil, err
	}
	var pids []int
	for _, link := range links {
		program, err := os.Readlink(link)
		if err != nil || !strings.HasPrefix(program, w.dir) { // gone, or not ours
			continue
		}
		pid, err := strconv.Atoi(filepath.Base(filepath.Dir(link)))
		if err != nil {
			return nil, err
		}
		pids = append(pids, pid)
	}
	return pids, nil
}

// A size is resident memory in bytes: of the largest program, and of this process,
// which is the embedded AWS.
type size [2]int64

type sizes []size

// sizes measures until done, every so often.
func (w *world) sizes(done <-chan error, every time.Duration) (sizes, error) {
	var list sizes
	for {
		select {
		case err := <-done:
			return list, err
		case <-time.After(every):
		}
		pids, err := w.programs()
		if err != nil {
			return list, err
		}
		var now size
		for _, pid := range pids {
			bytes, _, _ := proc.Memory(pid)
			now[0] = max(now[0], bytes)
		}
		now[1], _, _ = proc.Memory(os.Getpid())
		list = append(list, now)
	}
}

// grown is the largest of the last quarter over the largest of the second.
func (s sizes) grown(of int) float64 {
	largest := func(part sizes) int64 {
		return slices.MaxFunc(part, func(a, b size) int { return int(a[of] - b[of]) })[of]
	}
	quarter := len(s) / 4
	return float64(largest(s[3*quarter:])) / float64(largest(s[quarter:2*quarter]))
}

func (s sizes) String() string {
	var b strings.Builder
	for i, now := range s {
		fmt.Fprintf(&b, "  memory %2d: the largest program %5.1f MB, the embedded AWS %5.1f MB\n", i+1, float64(now[0])/1e6, float64(now[1])/1e6)
	}
	return b.String()
}

// figure is the number that pattern finds in text, 0 for none.
func figure(text, pattern string) int {
	found := regexp.MustCompile(pattern).FindStringSubmatch(text)
	if found == nil {
		return 0
	}
	n, _ := strconv.Atoi(found[1]) // digits
	return n
}
