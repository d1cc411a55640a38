module serverless-poc/function

go 1.26.0

require serverless-poc/schema v0.0.0

require serverless-poc/engine v0.0.0

require serverless-poc/fixtures v0.0.0

require (
	github.com/aws/aws-lambda-go v1.55.1
	github.com/aws/aws-sdk-go-v2 v1.47.8
	github.com/aws/smithy-go v1.28.8
)

require (
	github.com/santhosh-tekuri/jsonschema/v5 v5.3.1 // indirect
	github.com/stretchr/testify v1.12.1 // indirect
)

replace serverless-poc/schema => ../schema

replace serverless-poc/engine => ../engine

replace serverless-poc/fixtures => ../fixtures
