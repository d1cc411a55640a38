package awserr

import "time"

// A Verdict is what the table says about one failed call.
type Verdict struct {
	Class    Class
	Code     string        // AWS's, or one of ours in parentheses; "" when nothing is known
	Message  string        // AWS's
	Absent   bool          // the answer means that there is none
	Lost     bool          // that the call took no effect is not known, or not taken for granted
	After    time.Duration // the least time to wait before another try
	Patience time.Duration // how long to try, 0 for as long as usual
	Next     string        // what people do
	Traps    []int
	Known    bool // the table has a row for it
}

// Classify looks a failed call up. Service is one of ours (see [Service]).
func Classify(service, operation string, err error) Verdict {
	f := read(err)
	v := Verdict{Code: f.code, Message: f.message, Lost: f.server || f.code == NoAnswer}
	i := find(service, operation, f)
	if i < 0 {
		if f.code != "" {
			v.Next = "this answer is not known here: read it, mend what it names, run again"
		}
		return v
	}
	r := table[i]
	v.Known, v.Class, v.Absent, v.Patience, v.Next, v.Traps = true, r.Class, r.Absent, r.Patience, r.Next, r.Traps
	if v.Class != Retry {
		v.Lost = false
		return v
	}
	v.After = f.after
	if !v.Lost {
		v.After = max(v.After, paces[service+"."+operation])
	}
	v.Lost = v.Lost || f.code != NotSent && secondCall[service+"."+operation] == oneMore
	if v.Lost && !Repeatable(service, operation) {
		v.Class = Compare
	}
	return v
}

// Service is our name of an SDK's service id.
func Service(id string) string {
	switch id {
	case "Lambda":
		return Lambda
	case "S3":
		return S3
	case "IAM":
		return IAM
	case "STS":
		return STS
	case "API Gateway":
		return APIGateway
	case "EventBridge", "CloudWatch Events":
		return Events
	case "CloudWatch Logs":
		return Logs
	case "SFN":
		return States
	}
	return id
}
