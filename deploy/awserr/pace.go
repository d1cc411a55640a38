package awserr

import "time"

// paces are the operations that AWS lets an account make once in so long. They
// are the least to wait after a throttle: AWS does not always say how long (API Gateway: "Quotas for creating, deploying and managing an API").
var paces = map[string]time.Duration{
	"apigateway.CreateDeployment": 5 * time.Second,
	"apigateway.DeleteRestApi":    30 * time.Second,
	"apigateway.ImportRestApi":    5 * time.Second,
	"apigateway.PutRestApi":       time.Second,
	"apigateway.UpdateAccount":    20 * time.Second,
	"apigateway.UpdateUsagePlan":  20 * time.Second,
}
