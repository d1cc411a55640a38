package bench

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"
)

// plumberCalls is how many calls one measurement makes, one after the other.
const plumberCalls = 200

// measurePlumber holds a warm invocation of the built program, through the
// Runtime API's two HTTP requests, against a call of plumber.
func measurePlumber(ctx context.Context, lab *Lab) (Row, error) {
	row := Row{What: "a warm call over HTTP, against plumber", Floor: "plumber, one call", Unit: "ns", Command: alone("peers")}
	const need = `if (!requireNamespace("plumber", quietly = TRUE)) quit(status = 1)`
	if err := command(ctx, lab.Dir, "Rscript", "-e", need); err != nil {
		row.Skipped = "R's package plumber is not here; apt-get install -y r-cran-plumber"
		return row, nil
	}
	url, stop, err := startPlumber(ctx, lab)
	if err != nil {
		return row, err
	}
	defer stop()
	series, err := inTurn(peerRounds,
		func() (float64, error) { return callsOf(ctx, url) },
		func() (float64, error) { return once(ctx, lab, "function", "BenchmarkWarm") })
	if err == nil {
		row.Base, row.Ours = series[0], series[1]
	}
	return row, err
}

// startPlumber serves the model until stop is called.
func startPlumber(ctx context.Context, lab *Lab) (url string, stop func(), err error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	port := l.Addr().(*net.TCPAddr).Port
	l.Close()
	cmd := exec.CommandContext(ctx, "Rscript", lab.script("plumber.R"), filepath.Join(lab.Root, "fixtures", "admission", "admission.csv"), strconv.Itoa(port))
	if err := cmd.Start(); err != nil {
		return "", nil, err
	}
	stop = func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }
	url = fmt.Sprintf("http://127.0.0.1:%d/admit?gre=800&gpa=4&rank=1", port)
	for range 300 {
		if _, err = call(ctx, url); err == nil {
			return url, stop, nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	stop()
	return "", nil, fmt.Errorf("plumber does not answer: %w", err)
}

// callsOf is nanoseconds a call.
func callsOf(ctx context.Context, url string) (float64, error) {
	start := time.Now()
	for range plumberCalls {
		if _, err := call(ctx, url); err != nil {
			return 0, err
		}
	}
	return float64(time.Since(start).Nanoseconds()) / plumberCalls, nil
}

func call(ctx context.Context, url string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", answer.Status, data)
	}
	return data, err
}
