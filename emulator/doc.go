// Package emulator is an embedded local AWS for development: S3, IAM, STS,
// Lambda, CloudWatch Logs, REST APIs of API Gateway and the schedules of
// EventBridge over AWS's own wire protocols on one loopback address. It runs the
// function's real program through the Lambda Runtime API and enforces the
// policies of the function's role and of its aliases. Depends on versitygw for S3
// and for the evaluation of policies, and on no other room of the project.
//
// Call Start, point a client at URL, and Close at the end:
//
//	e, err := emulator.Start(ctx, emulator.Options{Dir: ".emulator"})
//	...
//	defer e.Close()
//	cfg.BaseEndpoint = aws.String(e.URL())
//
// What it keeps: whatever was answered as done is on disk and survives a
// restart; an operation it does not have is refused by its name; a caller's
// permissions are those of its policies, as AWS evaluates them; programs it
// started die with it.
//
// An API is called, unsigned, at URL/restapis/API/STAGE/_user_request_/PATH, and
// at URL/STAGE/PATH while exactly one API has that stage. Package
// emulator/apigateway says what a request meets there.
//
// S3's own limits are versitygw's: a key and the same key followed by a slash
// and more (a and a/b) cannot both exist, and If-None-Match: * is refused over a
// delete marker too.
//
// A bucket with a website is read without a signature at /BUCKET/..., folders by
// their index document, where the bucket's policy and its public access block let
// everybody. A website's error document and redirects do not exist.
//
// A bad day is an option: Options.Intercept makes calls fail before or after
// their effect, break, wait or answer stale (package emulator/faults has scripts
// for it), and Options.Clock lets hours pass at once.
//
// What it does not: throttling of AWS's own calls, quotas beyond the ones a deployment
// meets, TLS (the loopback counts as TLS for aws:SecureTransport),
// isolation of the function's program from this machine (each container has a
// temporary folder of its own in TMPDIR, but it runs as the current user), and
// regions (an S3 bucket, a role, a function or an API exists once, whatever region a
// request was signed for).
package emulator
