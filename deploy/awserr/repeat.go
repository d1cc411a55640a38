package awserr

import "strings"

// What a second call does where the first one took effect.
const (
	sameEnd = "it leaves what the first one left"
	byName  = "the name is unique, so the second is told that it exists"
	oneMore = "it makes one more, under a name that others may have too"
)

// secondCall says of changing operations what a second call does. The first two
// do no harm when the first one's answer was lost. Of oneMore no refusal is taken
// at its word: what is there is looked at before another is made. Not in it, and
// not made again either: changes of a function or an alias that carry its
// RevisionId, since the second would be refused for the first one's change, and
// one more version of a policy.
var secondCall = map[string]string{
	"lambda.AddPermission":                byName,
	"lambda.CreateAlias":                  byName,
	"lambda.CreateFunction":               byName,
	"lambda.DeleteAlias":                  sameEnd,
	"lambda.DeleteFunction":               sameEnd,
	"lambda.Invoke":                       sameEnd, // our functions answer and keep nothing
	"lambda.PutFunctionEventInvokeConfig": sameEnd,
	"lambda.RemovePermission":             sameEnd,
	"lambda.TagResource":                  sameEnd,
	"lambda.UntagResource":                sameEnd,

	"s3.CreateBucket":               byName,
	"s3.DeleteBucket":               sameEnd,
	"s3.DeleteBucketPolicy":         sameEnd,
	"s3.DeleteObject":               sameEnd,
	"s3.DeleteObjects":              sameEnd,
	"s3.PutBucketCors":              sameEnd,
	"s3.PutBucketEncryption":        sameEnd,
	"s3.PutBucketOwnershipControls": sameEnd,
	"s3.PutBucketPolicy":            sameEnd,
	"s3.PutBucketTagging":           sameEnd,
	"s3.PutBucketVersioning":        sameEnd,
	"s3.PutBucketWebsite":           sameEnd,
	"s3.PutObject":                  byName, // of what has a condition; a page's file has none, and is left as the first one left it
	"s3.PutPublicAccessBlock":       sameEnd,

	"iam.AttachRolePolicy":              sameEnd,
	"iam.CreatePolicy":                  byName,
	"iam.CreateRole":                    byName,
	"iam.DeletePolicy":                  sameEnd,
	"iam.DeletePolicyVersion":           sameEnd,
	"iam.DeleteRole":                    sameEnd,
	"iam.DeleteRolePermissionsBoundary": sameEnd,
	"iam.DeleteRolePolicy":              sameEnd,
	"iam.DetachRolePolicy":              sameEnd,
	"iam.PutRolePermissionsBoundary":    sameEnd,
	"iam.PutRolePolicy":                 sameEnd,
	"iam.TagPolicy":                     sameEnd,
	"iam.TagRole":                       sameEnd,
	"iam.UpdateAssumeRolePolicy":        sameEnd,
	"iam.UntagPolicy":                   sameEnd,
	"iam.UntagRole":                     sameEnd,
	"sts.AssumeRole":                    sameEnd,

	"apigateway.CreateApiKey":       oneMore,
	"apigateway.CreateDeployment":   oneMore,
	"apigateway.CreateRestApi":      oneMore,
	"apigateway.CreateStage":        byName,
	"apigateway.CreateUsagePlan":    oneMore,
	"apigateway.CreateUsagePlanKey": byName,
	"apigateway.DeleteApiKey":       sameEnd,
	"apigateway.DeleteDeployment":   sameEnd,
	"apigateway.DeleteRestApi":      sameEnd,
	"apigateway.DeleteStage":        sameEnd,
	"apigateway.DeleteUsagePlan":    sameEnd,
	"apigateway.DeleteUsagePlanKey": sameEnd,
	"apigateway.PutRestApi":         sameEnd, // mode overwrite
	"apigateway.TagResource":        sameEnd,
	"apigateway.UntagResource":      sameEnd,
	"apigateway.UpdateApiKey":       sameEnd,
	"apigateway.UpdateRestApi":      sameEnd,
	"apigateway.UpdateStage":        sameEnd,
	"apigateway.UpdateUsagePlan":    sameEnd,

	"events.DeleteRule":    sameEnd,
	"events.DisableRule":   sameEnd,
	"events.EnableRule":    sameEnd,
	"events.PutRule":       sameEnd,
	"events.PutTargets":    sameEnd,
	"events.RemoveTargets": sameEnd,
	"events.TagResource":   sameEnd,
	"events.UntagResource": sameEnd,

	"logs.CreateLogGroup":        byName,
	"logs.DeleteLogGroup":        sameEnd,
	"logs.DeleteRetentionPolicy": sameEnd,
	"logs.PutRetentionPolicy":    sameEnd,
	"logs.TagResource":           sameEnd,
	"logs.UntagResource":         sameEnd,

	"states.CreateStateMachine": byName,
	"states.DeleteStateMachine": sameEnd,
	"states.StartExecution":     byName, // which our executions have
	"states.TagResource":        sameEnd,
	"states.UpdateStateMachine": sameEnd,
}

// Repeatable says that a second call does no harm when the first one's answer
// was lost: reads, and changes that end the same.
func Repeatable(service, operation string) bool {
	for _, verb := range []string{"Get", "List", "Head", "Describe", "Filter", "Test", "Simulate"} {
		if strings.HasPrefix(operation, verb) {
			return true
		}
	}
	reason := secondCall[service+"."+operation]
	return reason != "" && reason != oneMore
}
