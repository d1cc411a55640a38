module serverless-poc/converter

go 1.26.0

require serverless-poc/schema v0.0.0

require serverless-poc/engine v0.0.0

require serverless-poc/fixtures v0.0.0

replace serverless-poc/schema => ../schema

replace serverless-poc/engine => ../engine

replace serverless-poc/fixtures => ../fixtures
