package task

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"

	"serverless-poc/converter/sdkhttp"
	"serverless-poc/emulator"
	"serverless-poc/internal/sfnengine"
)

// localRegion is where the embedded AWS is.
const localRegion = "us-east-1"

// connectLocal uses the embedded AWS that is already up on .emulator (mage
// serve), or starts one for the time of this run.
func (r *Run) connectLocal(ctx context.Context) (cfg aws.Config, where string, closeTarget func(), err error) {
	dir, err := filepath.Abs(r.path(".emulator"))
	if err != nil {
		return cfg, "", nil, err
	}
	url, closeTarget := "", func() {}
	e, err := emulator.Start(ctx, emulator.Options{Dir: dir, Engine: sfnengine.Program})
	var inUse *emulator.InUseError
	switch {
	case err == nil:
		url, closeTarget = e.URL(), func() { e.Close() }
	case errors.As(err, &inUse):
		url = inUse.URL
	default:
		return cfg, "", nil, fmt.Errorf("the embedded AWS does not start: %w", err)
	}
	return localConfig(url), "local (" + url + ", state in .emulator)", closeTarget, nil
}

// localConfig calls the embedded AWS that is up at url.
func localConfig(url string) aws.Config {
	return aws.Config{
		Region: localRegion, BaseEndpoint: &url, HTTPClient: sdkhttp.New(),
		Credentials: credentials.NewStaticCredentialsProvider(emulator.AccessKey, emulator.SecretKey, ""),
	}
}
