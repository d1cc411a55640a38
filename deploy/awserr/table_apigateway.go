package awserr

// LimitExceededException is a throttle here, with a time to wait in Retry-After.
var gatewayRows = of(APIGateway,
	row("", "TooManyRequestsException", "", Retry, throttleNext, 66),
	row("", "LimitExceededException", "", Retry, "requests come too fast, or a quota of the account is used up: run again; if it stays so, ask AWS for more", 59, 66),
	row("", "BadRequestException", "Active stages pointing to this deployment", Permanent, "move the stage to another deployment first", 72),
	row("", "BadRequestException", "CloudWatch Logs role ARN must be set", Permanent, "set the account's CloudWatch Logs role in API Gateway's settings, which this program does not touch", 81),
	row("DeleteUsagePlan", "BadRequestException", "API stage", Permanent, "take the plan's API stages away first", 74),
	row("CreateUsagePlanKey", "ConflictException", "", Compare, "the key is in a plan of this stage already: read back and compare", 76),
	row("CreateStage", "ConflictException", "", Compare, "the stage has come to be since it was read: run again", 73),
	row("CreateApiKey", "ConflictException", "", Compare, "a key of this value has come to be since it was read: run again", 77),
	row("UpdateUsagePlan", "ConflictException", "", Compare, "the plan has this stage already: read back and compare", 73),
	row("", "ConflictException", "", Retry, "another change of this API is under way: run again"),
	row("", "BadRequestException", "API Key value", Permanent, "an API key has 20 to 128 characters: choose another value", 77),
	row("", "BadRequestException", "", Permanent, "AWS does not take the value; the message says which"),
	row("", "UnauthorizedException", "", Permanent, deniedNext),
	absent("", "NotFoundException", "run deploy first", 68),
	row("", "ServiceUnavailableException", "", Retry, unwellNext, 66),
)
