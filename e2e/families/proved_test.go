package families

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"serverless-poc/deploy"
)

// proved checks that the alias is where it was before, or at a version that the
// gate has said yes to, or gone; or, where a scenario shares it, at both.
func (w *world) proved(before string, shares bool) error {
	now, err := w.behind()
	if err != nil {
		return err
	}
	if len(now) > 1 && !shares {
		return fmt.Errorf("the alias is shared by versions %v", now)
	}
	for _, version := range now {
		if version != before && !bytes.Contains(w.said.Bytes(), fmt.Appendf(nil, "golden cases sent to version %s, all answered as R did", version)) {
			return fmt.Errorf("the alias went from version %q to %s, which nobody proved; it said:\n%s", before, version, &w.said)
		}
	}
	return nil
}

// nameless are the operations that are about no resource of ours by name.
var nameless = []string{
	"sts:GetCallerIdentity", "lambda:GetAccountSettings",
	"apigateway:GetRestApis", "apigateway:GetUsagePlans", "apigateway:GetApiKeys",
}

// explained checks that the error of a call says which call, of what, what AWS
// said and what to do.
func explained(ended error, call *deploy.CallError) error {
	text := ended.Error()
	parts := map[string]string{"operation": call.Operation, "code": call.Code, "next step": call.Next, "resource": call.Resource}
	for what, part := range parts {
		if what == "resource" && slices.Contains(nameless, call.Service+":"+call.Operation) {
			continue
		}
		if part == "" || !strings.Contains(text, part) && !strings.HasPrefix(part, "(") {
			return fmt.Errorf("the error of %s:%s does not name its %s (%q): %w", call.Service, call.Operation, what, part, ended)
		}
	}
	return nil
}
