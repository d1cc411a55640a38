package awserr

const (
	roleNext  = "the role was made or changed a moment ago: run again; if it stays so, check its trust policy and its policies"
	stateNext = "another change of this function is under way: run again when it has ended"
	kmsNext   = "mend the key or the function's role; a role that was made again under the same name needs the function's role set again"
	vpcNext   = "mend the function's network settings"
)

// The messages are Lambda's own; its codes alone say too little.
var lambdaRows = of(Lambda,
	// A role or policy that Lambda does not see yet. Only these messages pass with time.
	row("", "InvalidParameterValueException", "cannot be assumed by Lambda", Retry, roleNext, 1),
	row("", "InvalidParameterValueException", "does not have permissions to call", Retry, roleNext, 2),
	row("", "InvalidParameterValueException", "is invalid for CreateGrant", Retry, roleNext, 3),
	row("", "InvalidParameterValueException", "PermanentRedirect", Permanent, "the package's bucket is in another region: name another bucket in stack.json", 30),
	row("", "InvalidParameterValueException", "Unzipped size must be smaller", Permanent, "the package is larger than 250 MB unzipped: make it smaller", 29),
	row("", "InvalidParameterValueException", "environment variables", Permanent, "shorten the environment (4 KB for all) or rename reserved keys", 33),
	row("", "InvalidParameterValueException", "reserved keys", Permanent, "shorten the environment (4 KB for all) or rename reserved keys", 33),
	row("", "InvalidParameterValueException", "UnreservedConcurrentExecution", Permanent, "100 concurrent executions must stay unreserved: reserve fewer, or ask AWS for more", 34),
	row("", "InvalidParameterValueException", "SnapStart", Permanent, "provided.* runtimes have no SnapStart: switch it off", 36),
	row("", "InvalidParameterValueException", "version weight", Permanent, "the alias's weights must be below 100 % and name two published versions", 16, 17),
	row("", "InvalidParameterValueException", "provisioned concurrency", Permanent, "an alias has weights or provisioned concurrency, not both: take one away", 18),

	// The function is being made or changed.
	row("", "ResourceConflictException", "in progress", WaitForState, stateNext, 4),
	row("", "ResourceConflictException", "cannot be performed at this time", WaitForState, stateNext, 4),
	row("", "ResourceConflictException", "in the following state: Pending", WaitForState, stateNext, 4, 9),
	// It is there already: an earlier answer was lost, or somebody was faster.
	row("CreateFunction", "ResourceConflictException", "already exist", Compare, "read the function and compare: run again", 5),
	row("CreateAlias", "ResourceConflictException", "already exist", Compare, "read the alias and compare: run again", 5),
	row("AddPermission", "ResourceConflictException", "", Compare, "read the function's policy and compare the statement: run again", 21),
	row("DeleteFunction", "ResourceConflictException", "aliases reference it", Permanent, "move the aliases and their weights off this version first", 15),
	row("", "PreconditionFailedException", "", Compare, "somebody else changed it during this run and nothing of theirs was overwritten: look at status, then run again", 10, 11),
	row("PublishVersion", "InvalidParameterValueException", "is different from current CodeSHA256", Compare, "somebody else changed the code during this run and nothing of theirs was published: look at status, then run again", 11),
	absent("", "ResourceNotFoundException", "run deploy first", 14),

	row("", "CodeStorageExceededException", "", Permanent, "delete old versions that no alias uses, or ask AWS for more code storage", 28),
	row("", "PolicyLengthExceededException", "", Permanent, "remove statements that nobody needs from the function's policy (20 KB for all)", 23),
	row("", "PublicPolicyException", "", Permanent, "the account blocks public policies: give the permission to a service or an account", 27),
	row("", "RequestEntityTooLargeException", "", Permanent, "the package is larger than 50 MB: make it smaller", 29),
	row("", "RequestTooLargeException", "", Permanent, "send a smaller request (6 MB)", 29),
	row("", "SerializedRequestEntityTooLargeException", "", Permanent, "send a smaller request (6 MB)", 29),
	row("", "CodeVerificationFailedException", "", Permanent, "sign the package as the function's code signing asks"),
	row("", "InvalidCodeSignatureException", "", Permanent, "sign the package as the function's code signing asks"),
	row("", "CodeSigningConfigNotFoundException", "", Permanent, "take the code signing configuration off the function or make it again"),
	row("", "FunctionVersionsPerCapacityProviderLimitExceededException", "", Permanent, "delete old versions that no alias uses"),
	row("", "TooManyRequestsException", "", Retry, throttleNext, 37),
	row("", "ServiceException", "", Retry, unwellNext, 38),

	// What Invoke says while a version is put in place: it passes.
	row("Invoke", "ResourceNotReadyException", "", Retry, "the version is not ready: run again", 20),
	row("Invoke", "SnapStartNotReadyException", "", Retry, "the version is not ready: run again", 20),
	row("Invoke", "EC2ThrottledException", "", Retry, throttleNext, 20),
	row("Invoke", "EC2UnexpectedException", "", Retry, "AWS is unwell: run again later", 20),
	row("Invoke", "EFSMountConnectivityException", "", Retry, vpcNext, 20),
	row("Invoke", "EFSMountTimeoutException", "", Retry, vpcNext, 20),
	row("Invoke", "S3FilesMountConnectivityException", "", Retry, vpcNext, 20),
	row("Invoke", "S3FilesMountTimeoutException", "", Retry, vpcNext, 20),
	row("Invoke", "SnapStartTimeoutException", "", Retry, "the version does not start in time: run again", 20),
	// And what stays.
	row("Invoke", "EC2AccessDeniedException", "", Permanent, "give the function's role its network permissions", 20),
	row("Invoke", "EFSIOException", "", Permanent, vpcNext, 20),
	row("Invoke", "EFSMountFailureException", "", Permanent, vpcNext, 20),
	row("Invoke", "S3FilesMountFailureException", "", Permanent, vpcNext, 20),
	row("Invoke", "ENILimitReachedException", "", Permanent, "ask AWS for more network interfaces", 20),
	row("Invoke", "SubnetIPAddressLimitReachedException", "", Permanent, "give the function a larger subnet", 20),
	row("Invoke", "InvalidSubnetIDException", "", Permanent, vpcNext, 20),
	row("Invoke", "InvalidSecurityGroupIDException", "", Permanent, vpcNext, 20),
	row("Invoke", "InvalidRuntimeException", "", Permanent, "deploy again: the function's runtime is not known", 20),
	row("Invoke", "InvalidZipFileException", "", Permanent, "deploy again: the package cannot be unpacked", 20, 31),
	row("Invoke", "KMSAccessDeniedException", "", Permanent, kmsNext, 20, 39),
	row("Invoke", "KMSDisabledException", "", Permanent, kmsNext, 20),
	row("Invoke", "KMSInvalidStateException", "", Permanent, kmsNext, 20),
	row("Invoke", "KMSNotFoundException", "", Permanent, kmsNext, 20),
	row("Invoke", "SnapStartException", "", Permanent, "provided.* runtimes have no SnapStart: switch it off", 20, 36),
	row("Invoke", "InvalidRequestContentException", "", Permanent, "the event is not JSON", 20),
	row("Invoke", "UnsupportedMediaTypeException", "", Permanent, "the event is not JSON", 20),
	row("Invoke", "RecursiveInvocationException", "", Permanent, "the function calls itself: look for the loop", 20),
	row("Invoke", "NoPublishedVersionException", "", Permanent, "run deploy first", 20),
	row("Invoke", "DurableExecutionAlreadyStartedException", "", Permanent, "give the execution another name", 20),
)
