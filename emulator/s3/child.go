package s3

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/versity/versitygw/backend/posix"
	"github.com/versity/versitygw/s3api"
	"github.com/versity/versitygw/s3api/middlewares"
	"github.com/versity/versitygw/s3api/utils"

	"serverless-poc/emulator/keyring"
	"serverless-poc/emulator/wire"
)

// childMarker is the environment variable that turns this program into the S3
// process. Its value is of no interest; the settings come on standard input.
const childMarker = "EMULATOR_S3_CHILD"

func init() {
	if os.Getenv(childMarker) == "" {
		return
	}
	out := os.Stdout
	os.Stdout = os.Stderr // the library prints to standard output, which is our channel
	if err := child(os.Stdin, out); err != nil {
		fmt.Fprintln(os.Stderr, "emulator s3:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

// settings is the first line on the child's standard input.
type settings struct {
	Dir     string // absolute; holds data, versions, meta
	Sockets string // absolute, short; one socket per region is made in it
	Master  []byte // from which the secrets of minted keys derive
}

const copyLimit = 5 << 30 // S3's largest source of CopyObject, bytes

// child serves until standard input closes. Each further line is the name of
// a region to serve; the answer is a line "ready REGION".
func child(in io.Reader, out io.Writer) error {
	lines := bufio.NewScanner(in)
	var c settings
	if !lines.Scan() {
		return fmt.Errorf("no settings on standard input")
	}
	if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
		return err
	}
	kept, err := openAttributes(c.Dir)
	if err != nil {
		return err
	}
	disk, err := posix.New(filepath.Join(c.Dir, "data"), kept, posix.PosixOpts{
		VersioningDir:       filepath.Join(c.Dir, "versions"),
		SideCarDir:          filepath.Join(c.Dir, "meta"),
		CopyObjectThreshold: copyLimit,
		ForceNoTmpFile:      true,
	})
	if err != nil {
		return err
	}
	defer disk.Shutdown()
	failed := make(chan error, 1)
	go func() {
		for lines.Scan() {
			region := lines.Text()
			if err := serveRegion(c, disk, region, out, failed); err != nil {
				failed <- err
				return
			}
		}
		failed <- nil // the parent has ended
	}()
	return <-failed
}

func serveRegion(c settings, disk *posix.Posix, region string, out io.Writer, failed chan<- error) error {
	utils.SetBucketNameValidationStrict(true)
	// The library's own root signs nothing: it is the account that owns the buckets.
	root := middlewares.RootUserConfig{Access: wire.AccountID, Secret: keyring.Secret(c.Master, wire.AccountID)}
	server, err := s3api.New(disk, root, region, accounts{master: c.Master}, nil, nil, nil, nil,
		s3api.WithQuiet(), s3api.WithKeepAlive(),
		s3api.WithConcurrencyLimiter(4096, 4096), s3api.WithMpMaxParts(10000),
		s3api.WithOnListen(func() { fmt.Fprintln(out, "ready "+region) }))
	if err != nil {
		return err
	}
	go func() {
		if err := server.ServeMultiPort([]string{socket(c.Sockets, region)}); err != nil {
			failed <- fmt.Errorf("region %s: %v", region, err)
		}
	}()
	return nil
}

func socket(folder, region string) string { return filepath.Join(folder, region) }
