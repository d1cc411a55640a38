module serverless-poc/schema

go 1.26.0
