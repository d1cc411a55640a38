package deploy

import (
	"fmt"
	"maps"
	"slices"
)

// TagKey is the tag that says that a resource belongs to a stack.
const TagKey = "serverless-poc:stack"

// A NotOursError refuses a resource that has our name but not our tag.
type NotOursError struct {
	Resource string // such as "role ServerlessPOC"
	Stack    string
	Got      string // the tag's value, "" when there is none
}

func (e *NotOursError) Error() string {
	tag := "has no tag " + TagKey
	if e.Got != "" {
		tag = fmt.Sprintf("is tagged %s=%s", TagKey, e.Got)
	}
	return fmt.Sprintf("%s exists and %s, so it is not touched; give this stack another name in stack.json, or, if it is yours, tag it %s=%s and run again",
		e.Resource, tag, TagKey, e.Stack)
}

// Is makes it an ErrRefused.
func (e *NotOursError) Is(target error) bool { return target == ErrRefused }

// tags are all that a resource of the stack carries.
func (d *Deployer) tags() map[string]string {
	tags := maps.Clone(d.stack.Tags)
	if tags == nil {
		tags = map[string]string{}
	}
	tags[TagKey] = StackName(d.stack)
	return tags
}

// ours returns a *NotOursError unless have carries the stack's tag.
func (d *Deployer) ours(resource string, have map[string]string) error {
	if have[TagKey] != StackName(d.stack) {
		return &NotOursError{Resource: resource, Stack: StackName(d.stack), Got: have[TagKey]}
	}
	return nil
}

// tagChanges compares tags; tags that others added are left alone.
func (d *Deployer) tagChanges(have map[string]string) []Change {
	var changes []Change
	want := d.tags()
	for _, key := range slices.Sorted(maps.Keys(want)) {
		changes = diff(changes, "tag "+key, have[key], want[key])
	}
	return changes
}
