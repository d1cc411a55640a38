package emulator_test

import (
	"testing"

	"serverless-poc/emulator/awsmodel"
)

// Every answer of every emulator a test starts is held against AWS's service
// models; the models' absence is said.
var models, modelsErr = awsmodel.New()

func TestMain(m *testing.M) { awsmodel.Main(m, models, modelsErr) }
