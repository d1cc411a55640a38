package forecast

// A Price is what AWS asks for one of something.
type Price struct {
	What string
	Each float64 // dollars
	Per  string  // one of what
}

// Prices of Lambda, Step Functions and S3, without free tiers and savings plans.
// They were written down without a look at AWS's pages, and no bill has shown them.
var (
	lambdaCall   = Price{"Lambda requests", 0.20 / 1e6, "call"}
	lambdaARM    = Price{"Lambda time", 0.0000133334, "GB-s"}
	lambdaX86    = Price{"Lambda time", 0.0000166667, "GB-s"}
	expressRun   = Price{"Step Functions, children", 1.00 / 1e6, "child"}
	expressTime  = Price{"Step Functions, their time", 0.06 / 3600, "GB-s"}
	transition   = Price{"Step Functions, transitions", 0.025 / 1000, "transition"}
	s3Put        = Price{"S3 writes", 0.005 / 1000, "write"}
	s3Get        = Price{"S3 reads", 0.0004 / 1000, "read"}
	expressChunk = 0.0625 // GB; a child's memory is billed in chunks of 64 MB
)

// Where and when the prices are of.
const (
	region = "us-east-1"
	dated  = "2025"
)
