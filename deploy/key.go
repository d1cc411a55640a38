package deploy

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/apigateway/types"
)

// Key reads the value of the stack's key. It is for those who were asked for
// it: no verb prints or logs it.
func (d *Deployer) Key(ctx context.Context) (string, error) {
	if d.stack.API == nil {
		return "", errNoAPI
	}
	id, err := d.keyID(ctx)
	if err != nil {
		return "", err
	}
	if id == "" {
		return "", fmt.Errorf("there is %w key %s here; run deploy first", errNone, d.stack.API.Name)
	}
	out, err := d.api.GetApiKey(ctx, &apigateway.GetApiKeyInput{ApiKey: &id, IncludeValue: aws.Bool(true)})
	if err != nil {
		return "", fmt.Errorf("key %s: cannot read its value: %w", id, err)
	}
	return aws.ToString(out.Value), nil
}

// findKey is the key with our name and our tag, nil when there is none.
func (d *Deployer) findKey(ctx context.Context) (*types.ApiKey, error) {
	list, err := d.taggedKeys(ctx)
	if err != nil {
		return nil, err
	}
	return only("API key", d.stack.API.Name, list, func(k types.ApiKey) (id, name *string) { return k.Id, k.Name })
}

// keyID is findKey for the id alone.
func (d *Deployer) keyID(ctx context.Context) (string, error) {
	key, err := d.findKey(ctx)
	if err != nil || key == nil {
		return "", err
	}
	return aws.ToString(key.Id), nil
}

// taggedKeys are all keys with our tag, whatever their name, of all pages. It
// never asks for their values.
func (d *Deployer) taggedKeys(ctx context.Context) ([]types.ApiKey, error) {
	var list []types.ApiKey
	pages := apigateway.NewGetApiKeysPaginator(d.api, &apigateway.GetApiKeysInput{Limit: aws.Int32(500)})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, fmt.Errorf("cannot list the API keys: %w", err)
		}
		for _, k := range page.Items {
			if d.tagged(k.Tags) {
				list = append(list, k)
			}
		}
	}
	return list, nil
}
