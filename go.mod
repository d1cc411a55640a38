module serverless-poc

go 1.26.0

require (
	serverless-poc/engine v0.0.0
	serverless-poc/schema v0.0.0
)

replace (
	serverless-poc/engine => ./engine
	serverless-poc/schema => ./schema
)
