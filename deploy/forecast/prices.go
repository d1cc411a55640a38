package forecast

// A Price is what AWS asks for one of something.
type Price struct {
	What string
	Each float64 // dollars
	Per  string  // one of what
}

// Prices of us-east-1, without free tiers and savings plans, as AWS's pages of
// Lambda, Step Functions and S3 had them on [Dated].
var (
	LambdaCall   = Price{"Lambda requests", 0.20 / 1e6, "call"}
	LambdaARM    = Price{"Lambda time", 0.0000133334, "GB-s"}
	LambdaX86    = Price{"Lambda time", 0.0000166667, "GB-s"}
	ExpressRun   = Price{"Step Functions, children", 1.00 / 1e6, "child"}
	ExpressTime  = Price{"Step Functions, their time", 0.06 / 3600, "GB-s"}
	Transition   = Price{"Step Functions, transitions", 0.025 / 1000, "transition"}
	S3Put        = Price{"S3 writes", 0.005 / 1000, "write"}
	S3Get        = Price{"S3 reads", 0.0004 / 1000, "read"}
	expressChunk = 0.0625 // GB; a child's memory is billed in chunks of 64 MB
)

// Where and when the prices were true.
const (
	Region = "us-east-1"
	Dated  = "2025"
)
