module serverless-poc/engine

go 1.26.0

require (
	serverless-poc/fixtures v0.0.0 // tests only
	serverless-poc/schema v0.0.0
)

replace (
	serverless-poc/fixtures => ../fixtures
	serverless-poc/schema => ../schema
)
