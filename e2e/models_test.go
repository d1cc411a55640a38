package e2e

import (
	"testing"

	"serverless-poc/emulator/awsmodel"
)

// Every answer that a deployer gets here is held against AWS's service models;
// the models' absence is said.
var models, modelsErr = awsmodel.New()

func TestMain(m *testing.M) { awsmodel.Main(m, models, modelsErr) }
