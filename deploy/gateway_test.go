package deploy

import (
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/apigateway/types"

	"serverless-poc/schema"
)

func TestStageURL(t *testing.T) {
	for _, c := range []struct{ endpoint, region, partition, want string }{
		{"", "eu-west-1", "aws", "https://abc.execute-api.eu-west-1.amazonaws.com/prod"},
		{"", "cn-north-1", "aws-cn", "https://abc.execute-api.cn-north-1.amazonaws.com.cn/prod"},
		{"http://127.0.0.1:4566/", "us-east-1", "aws", "http://127.0.0.1:4566/restapis/abc/prod/_user_request_"},
	} {
		d := unconnected()
		d.Region, d.names.Partition = c.region, c.partition
		options := apigateway.Options{Region: c.region}
		if c.endpoint != "" {
			options.BaseEndpoint = &c.endpoint
		}
		d.api = apigateway.New(options)
		if got := d.stageURL("abc"); got != c.want {
			t.Errorf("%s; want %s", got, c.want)
		}
	}
}

func TestPathOf(t *testing.T) {
	for _, c := range []struct {
		model    schema.StackModel
		response string
		want     string
	}{
		{schema.StackModel{Name: "admission", Path: "/admit"}, "y", "/admit"},
		{schema.StackModel{Name: "admission"}, "admit", "/admit"},
		{schema.StackModel{Name: "lung"}, "Surv(time, status)", "/Surv-time-status"},
		{schema.StackModel{Name: "odd"}, "~", "/odd"},
	} {
		if got := PathOf(c.model, c.response); got != c.want {
			t.Errorf("%+v, %s: %s; want %s", c.model, c.response, got, c.want)
		}
	}
}

func TestRate(t *testing.T) {
	d := unconnected()
	for minutes, want := range map[int]string{1: "rate(1 minute)", 5: "rate(5 minutes)"} {
		if d.stack.KeepWarm.Minutes = minutes; d.rate() != want {
			t.Errorf("%s; want %s", d.rate(), want)
		}
	}
}

// The newest deployment of the document is taken; of the others, those of ours
// that no stage uses are left over.
func TestDeploymentsOf(t *testing.T) {
	at := func(id, description string, hour int) types.Deployment {
		return types.Deployment{Id: &id, Description: &description, CreatedDate: aws.Time(time.Date(2026, 1, 1, hour, 0, 0, 0, time.UTC))}
	}
	list := []types.Deployment{at("a", "document 1", 1), at("b", "document 2", 2), at("c", "document 2", 3), at("d", "document 3", 4), at("e", "by hand", 5)}
	if got := deploymentOf(list, "document 2"); got != "c" {
		t.Errorf("deployment %q; want c", got)
	}
	if got := deploymentOf(list, "document 4"); got != "" {
		t.Errorf("deployment %q; want none", got)
	}
	got := obsolete(list, []types.Stage{{DeploymentId: aws.String("d")}}, "c")
	if len(got) != 2 || got[0] != "a" || got[1] != "b" {
		t.Errorf("left over: %q; want a and b", got)
	}
}
