package deploy

import (
	"context"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/apigateway/types"
)

// documentMark begins the description of each deployment of ours; the hash of
// the document it is a snapshot of follows. It is the only place of that hash:
// what nobody deployed is not served, so it is not compared.
const documentMark = "document "

// apiDeployment plans the snapshot that the stage serves: the newest one of
// exactly this document, or a new one.
func (d *Deployer) apiDeployment(ctx context.Context, ids *gatewayIDs, document *apiDocument) (*Step, error) {
	s := &Step{Kind: "deployment", Name: d.stack.API.Name, Note: document.note}
	if ids.api != "" {
		list, err := d.apiDeployments(ctx, ids.api)
		if err != nil {
			return nil, err
		}
		ids.deployment = deploymentOf(list, document.mark())
	}
	if ids.deployment != "" {
		s.Name += " " + ids.deployment
	} else {
		s.Changes = diff(nil, "document", "", document.hash)
	}
	s.apply = func(ctx context.Context) (err error) {
		ids.deployment, err = d.deployDocument(ctx, ids.api, document)
		return err
	}
	return s.settle(ids.deployment != ""), nil
}

// deployDocument puts the document and takes the snapshot at once: what lies
// there from an earlier day may have been changed by hand.
func (d *Deployer) deployDocument(ctx context.Context, api string, document *apiDocument) (string, error) {
	_, err := d.api.PutRestApi(ctx, &apigateway.PutRestApiInput{
		RestApiId: &api, Mode: types.PutModeOverwrite, FailOnWarnings: true, Body: document.body,
	})
	if err != nil {
		return "", fmt.Errorf("the document of the API: %w", err)
	}
	return d.makeOnce(ctx, func(ctx context.Context) (string, error) {
		list, err := d.apiDeployments(ctx, api)
		return deploymentOf(list, document.mark()), err
	}, func(ctx context.Context) (string, error) {
		out, err := d.api.CreateDeployment(ctx, &apigateway.CreateDeploymentInput{RestApiId: &api, Description: aws.String(document.mark())})
		if err != nil {
			return "", err
		}
		return aws.ToString(out.Id), nil
	})
}

// apiDeployments are all snapshots of the API.
func (d *Deployer) apiDeployments(ctx context.Context, api string) ([]types.Deployment, error) {
	var list []types.Deployment
	pages := apigateway.NewGetDeploymentsPaginator(d.api, &apigateway.GetDeploymentsInput{RestApiId: &api, Limit: aws.Int32(500)})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, fmt.Errorf("cannot list the deployments of API %s: %w", api, err)
		}
		list = append(list, page.Items...)
	}
	return list, nil
}

// deploymentOf is the newest deployment with the description, "" for none.
func deploymentOf(list []types.Deployment, description string) string {
	var newest types.Deployment
	for _, d := range list {
		if aws.ToString(d.Description) != description {
			continue
		}
		if newest.Id == nil || aws.ToTime(newest.CreatedDate).Before(aws.ToTime(d.CreatedDate)) {
			newest = d
		}
	}
	return aws.ToString(newest.Id)
}

// obsolete are the deployments of ours, other than wanted, that no stage uses.
func obsolete(list []types.Deployment, stages []types.Stage, wanted string) []string {
	used := map[string]bool{wanted: true}
	for _, s := range stages {
		used[aws.ToString(s.DeploymentId)] = true
	}
	var ids []string
	for _, d := range list {
		if id := aws.ToString(d.Id); !used[id] && strings.HasPrefix(aws.ToString(d.Description), documentMark) {
			ids = append(ids, id)
		}
	}
	return ids
}
