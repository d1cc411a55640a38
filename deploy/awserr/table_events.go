package awserr

var eventsRows = of(Events,
	absent("", "ResourceNotFoundException", "run deploy first"),
	row("", "ConcurrentModificationException", "", Retry, "somebody else changes the rule: run again"),
	row("DeleteRule", "ValidationException", "targets", Permanent, "remove the rule's targets first", 84),
	row("", "ManagedRuleException", "", Permanent, "an AWS service manages this rule: give this stack another name in stack.json"),
	row("", "LimitExceededException", "", Permanent, "a quota of EventBridge is used up: delete rules that nobody needs, or ask AWS for more"),
	row("", "InvalidEventPatternException", "", Permanent, "mend the rule; the message says where"),
	row("", "InternalException", "", Retry, unwellNext),
)

var logsRows = of(Logs,
	row("CreateLogGroup", "ResourceAlreadyExistsException", "", Compare, "Lambda made the group first: run again", 87),
	row("", "OperationAbortedException", "", Retry, "somebody else changes the log group: run again", 88),
	row("PutRetentionPolicy", "InvalidParameterException", "", Permanent, "CloudWatch Logs keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, ... days: mend log_retention_days in stack.json", 89),
	row("", "InvalidParameterException", "", Permanent, "AWS does not take the value; the message says which"),
	row("", "ValidationException", "", Permanent, "AWS does not take the value; the message says which"),
	absent("", "ResourceNotFoundException", "run deploy first", 90),
	row("", "LimitExceededException", "", Permanent, "a quota of CloudWatch Logs is used up: delete log groups that nobody needs, or ask AWS for more", 59),
	row("", "TooManyTagsException", "", Permanent, "a log group has at most 50 tags: take some out of stack.json"),
	row("", "ServiceUnavailableException", "", Retry, unwellNext),
)
