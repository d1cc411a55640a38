module serverless-poc/engine

go 1.26.0

require serverless-poc/schema v0.0.0

replace serverless-poc/schema => ../schema
