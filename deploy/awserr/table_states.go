package awserr

const (
	machineNext    = "this program wrote what AWS does not take: report it with the message"
	machineKeyNext = "the state machine is encrypted with a key of KMS that these credentials or its role may not use: mend the key's policy"
)

var statesRows = of(States,
	// A role that was made a moment ago is not known everywhere.
	row("", "AccessDeniedException", "authorized to assume the provided role", Retry, "run again; if it stays so, mend the role's trust policy"),
	row("", "AccessDeniedException", "iam:PassRole", Permanent, "give these credentials iam:PassRole on the state machine's role: BATCH=1 go tool mage policy prints that part of the deployer's policy"),
	row("", "StateMachineAlreadyExists", "", Compare, "it has come to be since it was read: run again"),
	row("", "ExecutionAlreadyExists", "", Compare, "this data set has been scored by this version: look at its results"),
	row("", "StateMachineDeleting", "", Retry, "AWS still deletes the one of that name: run again"),
	row("", "ConflictException", "", Retry, "somebody else changes the state machine: run again"),
	absent("", "StateMachineDoesNotExist", "run deploy first"),
	absent("", "ResourceNotFound", "run deploy first"),
	absent("", "ExecutionDoesNotExist", "start it again"),
	row("", "InvalidDefinition", "", Permanent, machineNext),
	row("", "InvalidArn", "", Permanent, machineNext),
	row("", "InvalidName", "", Permanent, "give the state machine another name in stack.json"),
	row("", "InvalidExecutionInput", "", Permanent, machineNext),
	row("", "InvalidToken", "", Permanent, machineNext),
	row("", "MissingRequiredParameter", "", Permanent, machineNext),
	row("", "ValidationException", "", Permanent, "AWS does not take the value; the message says which"),
	row("", "InvalidLoggingConfiguration", "", Permanent, machineNext),
	row("", "InvalidTracingConfiguration", "", Permanent, machineNext),
	row("", "InvalidEncryptionConfiguration", "", Permanent, machineNext),
	row("", "StateMachineTypeNotSupported", "", Permanent, "this region has no state machines of that type: deploy to another"),
	row("", "TooManyTags", "", Permanent, "a state machine has at most 50 tags: take some out of stack.json"),
	row("", "StateMachineLimitExceeded", "", Permanent, "a quota of Step Functions is used up: delete state machines that nobody needs, or ask AWS for more"),
	row("", "ServiceQuotaExceededException", "", Permanent, "a quota of Step Functions is used up: ask AWS for more"),
	row("", "ExecutionLimitExceeded", "", Retry, "too many executions run at once: wait until some have ended"),
	row("", "KmsAccessDeniedException", "", Permanent, machineKeyNext),
	row("", "KmsInvalidStateException", "", Permanent, machineKeyNext),
	row("", "KmsThrottlingException", "", Retry, throttleNext),
)
