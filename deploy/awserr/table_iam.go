package awserr

const (
	quotaNext = "a quota of IAM is used up: delete what nobody needs, or ask AWS for more"
	goneNext  = "run again; if it stays so, somebody deleted it during this run"
)

var iamRows = of(IAM,
	row("", "EntityAlreadyExists", "", Compare, "it has come to be since it was read: run again", 55),
	// What was made a moment ago is not seen everywhere.
	row("AttachRolePolicy", "NoSuchEntity", "", Retry, "run again; if it stays so, the role or the policy was deleted", 56),
	row("PutRolePermissionsBoundary", "NoSuchEntity", "", Retry, "run again; if it stays so, the role or the boundary does not exist", 56),
	row("GetPolicyVersion", "NoSuchEntity", "", Retry, goneNext, 56),
	row("CreatePolicyVersion", "NoSuchEntity", "", Retry, goneNext, 56),
	row("UpdateAssumeRolePolicy", "NoSuchEntity", "", Retry, goneNext, 56),
	row("TagPolicy", "NoSuchEntity", "", Retry, goneNext, 56),
	row("TagRole", "NoSuchEntity", "", Retry, goneNext, 56),
	row("CreateRole", "NoSuchEntity", "", Permanent, "the permissions boundary of stack.json does not exist: make it, or take it out"),
	absent("", "NoSuchEntity", "run deploy first", 56),
	row("", "DeleteConflict", "", Retry, "something is still attached: look at it in the console, detach it, run again", 57),
	row("", "ConcurrentModification", "", Retry, "somebody else changes it: run again", 58),
	row("", "LimitExceeded", "", Permanent, quotaNext, 59, 60, 62),
	row("", "MalformedPolicyDocument", "Invalid principal", Retry, "the role that the policy names was made a moment ago: run again", 61, 63),
	row("", "MalformedPolicyDocument", "", Permanent, "mend the policy; the message says where", 61),
	row("", "UnmodifiableEntity", "", Permanent, "AWS itself manages it: give this stack another name in stack.json"),
	row("", "PolicyNotAttachable", "", Permanent, "AWS keeps this policy for its own roles: choose another"),
	row("", "InvalidInput", "", Permanent, "mend the value in stack.json; the message says which", 62),
	row("", "AccessDenied", "iam:PassRole", Permanent, "give these credentials iam:PassRole on the stack's role: go tool mage policy prints the deployer's policy", 64),
	row("", "ServiceFailure", "", Retry, unwellNext),
	row("", "EntityTemporarilyUnmodifiable", "", Retry, "somebody else changes it: run again", 58),
)

var stsRows = of(STS,
	row("AssumeRole", "AccessDenied", "", Permanent, "the role does not trust these credentials, or they lack sts:AssumeRole: mend its trust policy"),
	row("", "RegionDisabledException", "", Permanent, "switch STS on for this region in the account settings, or set AWS_REGION to another"),
	row("", "PackedPolicyTooLarge", "", Permanent, "shorten the session's policy and tags"),
	row("", "MalformedPolicyDocument", "", Permanent, "mend the policy; the message says where"),
)
