package lambda

import (
	"bytes"
	"encoding/base64"
	"encoding/json"

	"serverless-poc/emulator/wire"
)

// maxClientContext is in the Lambda API reference, Invoke.
const maxClientContext = 3583

// clientContext is what the caller says of itself: JSON in base64 on the way in,
// JSON on one line for the program. "" is nothing, as it is for events that wait:
// only synchronous invocations pass it on.
func clientContext(in *input) (string, error) {
	text := in.HTTP.Header.Get("X-Amz-Client-Context")
	if text == "" || in.HTTP.Header.Get("X-Amz-Invocation-Type") == "Event" {
		return "", nil
	}
	data, err := base64.StdEncoding.DecodeString(text)
	var line bytes.Buffer
	if err == nil {
		err = json.Compact(&line, data)
	}
	if err != nil || len(text) > maxClientContext || line.Len() == 0 || line.Bytes()[0] != '{' {
		return "", wire.Errorf(400, "InvalidRequestContentException", "Client context must be a valid Base64-encoded JSON object.")
	}
	return line.String(), nil
}
