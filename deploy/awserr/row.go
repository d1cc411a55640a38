package awserr

import (
	"strings"
	"time"
)

// Services, by their names in IAM actions.
const (
	Lambda     = "lambda"
	S3         = "s3"
	IAM        = "iam"
	STS        = "sts"
	APIGateway = "apigateway"
	Events     = "events"
	Logs       = "logs"
	States     = "states"
)

// Codes of what has no code: AWS did not answer, or not with words.
const (
	NotSent        = "(not sent)"        // no connection: the call has not arrived
	NoAnswer       = "(no answer)"       // sent, and the answer was lost
	NoHost         = "(no such host)"    // the endpoint's name does not exist
	BadCertificate = "(bad certificate)" // somebody else answers
)

// A Row is one known answer. An empty field matches anything.
type Row struct {
	Service   string
	Operation string // a last * stands for any end
	Code      string
	Message   string // words of the message, whatever their case
	Status    int    // HTTP status; 500 stands for 500 to 599
	Class     Class
	Absent    bool          // the answer means that there is none
	Patience  time.Duration // how long to try, 0 for as long as usual
	Next      string        // what people do when it stays so
	Traps     []int         // numbers in the list of AWS traps
}

func (r *Row) matches(service, operation string, f fault) bool {
	return (r.Service == "" || r.Service == service) &&
		(r.Operation == "" || r.Operation == operation || strings.HasSuffix(r.Operation, "*") && strings.HasPrefix(operation, r.Operation[:len(r.Operation)-1])) &&
		(r.Code == "" || r.Code == f.code) &&
		(r.Status == 0 || r.Status == f.status || r.Status == 500 && f.status/100 == 5) &&
		(r.Message == "" || strings.Contains(strings.ToLower(f.message), strings.ToLower(r.Message)))
}

// row is a Row for any status.
func row(operation, code, message string, class Class, next string, traps ...int) Row {
	return Row{Operation: operation, Code: code, Message: message, Class: class, Next: next, Traps: traps}
}

// absent is a Row that says that there is none.
func absent(operation, code, next string, traps ...int) Row {
	return Row{Operation: operation, Code: code, Class: Permanent, Absent: true, Next: next, Traps: traps}
}

// of gives the rows to a service.
func of(service string, rows ...Row) []Row {
	for i := range rows {
		rows[i].Service = service
	}
	return rows
}
