// Hello is the least that a Lambda program in Go can be: aws-lambda-go and a
// constant answer. What a cold start, a package and a container's memory cost
// beyond it is what the function adds.
//
// Depends on aws-lambda-go.
package main

import (
	"context"

	"github.com/aws/aws-lambda-go/lambda"
)

func main() {
	lambda.Start(func(context.Context, any) (string, error) { return "hello", nil })
}
