package deploy

import (
	"context"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// only is the one of list that is called name, nil when there is none. Names of
// APIs, usage plans and keys are not unique: two of ours with one name cannot
// be told apart, so nothing is guessed.
func only[T any](kind, name string, list []T, of func(T) (id, name *string)) (*T, error) {
	var found *T
	var ids []string
	for _, item := range list {
		id, called := of(item)
		if aws.ToString(called) == name {
			found, ids = &item, append(ids, aws.ToString(id))
		}
	}
	if len(ids) > 1 {
		return nil, fmt.Errorf("%d %ss are called %s and carry this stack's tag: %s; delete those that nobody calls, then run again",
			len(ids), kind, name, strings.Join(ids, ", "))
	}
	return found, nil
}

// tagged says that tags have the stack's.
func (d *Deployer) tagged(tags map[string]string) bool { return tags[TagKey] == StackName(d.stack) }

// makeOnce makes what AWS would gladly make twice: it looks first, and again
// when nobody knows whether it was made.
func (d *Deployer) makeOnce(ctx context.Context, find, create func(context.Context) (id string, err error)) (id string, err error) {
	if id, err = find(ctx); err != nil || id != "" {
		return id, err
	}
	err = d.certain(ctx, func() (bool, error) {
		id, err = find(ctx)
		return id != "", err
	}, func() error {
		id, err = create(ctx)
		return err
	})
	return id, err
}
