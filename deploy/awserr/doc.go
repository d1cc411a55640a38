// Package awserr is the one table of what AWS answers when a call fails: what
// to do about it, and what to tell people. Every row is data, one for each
// answer that is known; each has a test case.
//
// Call [Classify]. It promises: what is not in the table is [Permanent]; a code
// is judged by the service that said it (LimitExceeded is a quota in IAM and a
// throttle in API Gateway); and a call whose answer was lost is [Retry] only
// where a second one does no harm, see [Repeatable].
//
// Depends on smithy-go alone.
package awserr
