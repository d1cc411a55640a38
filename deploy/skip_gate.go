package deploy

import (
	"net/url"
	"strings"
)

// SkipGate makes every gate say yes without a call, in capitals, for an
// emulator that runs no code. It is refused where the endpoint is AWS's own:
// nothing goes live there unproved. What is deployed so is marked as unproved.
func (d *Deployer) SkipGate() error {
	host := ""
	if u, err := url.Parse(d.endpoint); err == nil {
		host = u.Hostname()
	}
	if host == "" || strings.HasSuffix(host, ".amazonaws.com") || strings.HasSuffix(host, ".amazonaws.com.cn") || strings.HasSuffix(host, ".api.aws") {
		return refusef("GATE=skip is for an emulator that runs no code: it needs AWS_ENDPOINT_URL, and there it is AWS itself that answers; leave it out")
	}
	d.ungated = true
	d.say("GATE=skip: NOTHING THAT GOES LIVE IS PROVED. %s IS TAKEN FOR AN EMULATOR THAT RUNS NO CODE", d.endpoint)
	return nil
}
