package emulator_test

import (
	"fmt"
	"os"
	"testing"

	"serverless-poc/emulator/awsmodel"
)

// Every answer of every emulator a test starts is held against AWS's service
// models; the models' absence is said.
var models, modelsErr = awsmodel.New()

func TestMain(m *testing.M) {
	result := m.Run()
	if modelsErr != nil {
		fmt.Println("SKIP: no answer was held against", modelsErr)
	} else {
		fmt.Println(models.Report())
	}
	os.Exit(result)
}
