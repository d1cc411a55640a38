package engine

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var fusedInstruction = regexp.MustCompile(`\(([^()]*\.go):(\d+)\)\s+FN?M(ADD|SUB)`)

// TestNothingIsFused reads the arm64 code of the engine: a fused multiply-add
// that the source does not ask for by math.FMA rounds once where R rounds twice,
// and the answers would then differ between the desk and the Lambda function.
func TestNothingIsFused(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles for arm64; run without -short")
	}
	build := exec.Command("go", "build", "-gcflags=serverless-poc/engine/...=-S", "./...")
	build.Env = append(os.Environ(), "GOOS=linux", "GOARCH=arm64", "CGO_ENABLED=0")
	listing, err := build.CombinedOutput()
	if err != nil {
		t.Fatalf("go build for arm64: %v\n%s", err, listing)
	}
	asked := 0
	for _, found := range fusedInstruction.FindAllStringSubmatch(string(listing), -1) {
		if strings.Contains(sourceLine(t, found[1], found[2]), "math.FMA(") {
			asked++
			continue
		}
		t.Errorf("%s:%s is fused; write float64(x * y)", filepath.Base(found[1]), found[2])
	}
	if asked == 0 {
		t.Error("not even math.FMA was found: the listing is not read as it should be")
	}
}

func sourceLine(t *testing.T, path, number string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	n, err := strconv.Atoi(number)
	lines := strings.Split(string(data), "\n")
	if err != nil || n < 1 || n > len(lines) {
		t.Fatalf("no line %s in %s", number, path)
	}
	return lines[n-1]
}
