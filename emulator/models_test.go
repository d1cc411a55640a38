package emulator_test

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"

	"serverless-poc/emulator"
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

// holdToModels makes the emulator's options tell the answers to the models; the
// violations so far are what it returns gives.
func holdToModels(o *emulator.Options) func() []string {
	if modelsErr != nil {
		return func() []string { return nil }
	}
	var mu sync.Mutex
	var lines []string
	o.OnAnswer = func(c emulator.Call, h http.Header, body []byte) {
		if strings.Contains(c.Fault, "error") { // a script's own
			return
		}
		found := models.Check(awsmodel.Answer{Service: c.Service, Operation: c.Operation, Method: c.Method, Status: c.Status, Code: c.Code, Header: h.Clone(), Body: body})
		mu.Lock()
		defer mu.Unlock()
		lines = append(lines, found...)
	}
	return func() []string {
		mu.Lock()
		defer mu.Unlock()
		return lines
	}
}
