package awserr

const (
	deniedObject = "these credentials lack s3:GetObject on it, or it does not exist and they lack s3:ListBucket: attach the deployer's policy"
	deniedHead   = "the bucket belongs to another account, or these credentials lack s3:ListBucket on it: name another bucket in stack.json or attach the deployer's policy"
	deniedBucket = "the bucket belongs to another account, or these credentials lack the permission: name another bucket in stack.json or attach the deployer's policy"
	regionNext   = "the bucket is in another region: name another bucket in stack.json, or deploy to that region"
	refusedNext  = "S3 does not take this request; the message says why"
	writersNext  = "somebody else writes the same key: run again"
)

// HEAD has no body, so that its codes are the texts of the HTTP status.
var s3Rows = of(S3,
	row("PutObject", "PreconditionFailed", "", Compare, "the object has come to be, or was changed, since it was read: run again", 43),
	row("PutObject", "ConditionalRequestConflict", "", Retry, writersNext, 44),
	row("GetObject", "AccessDenied", "", Permanent, deniedObject, 45, 46),
	row("HeadObject", "Forbidden", "", Permanent, deniedObject, 45, 46),
	row("CreateBucket", "BucketAlreadyOwnedByYou", "", Compare, "it is yours: run again", 47),
	row("CreateBucket", "BucketAlreadyExists", "", Permanent, "bucket names are global and this one is somebody else's: choose another in stack.json", 48, 54),
	row("HeadBucket", "Forbidden", "", Permanent, deniedHead, 49, 54),
	row("HeadBucket", "BadRequest", "", Permanent, "the credentials are not valid in the bucket's region: "+regionNext, 49),
	row("HeadBucket", "MovedPermanently", "", Permanent, regionNext, 30, 49),
	row("", "PermanentRedirect", "", Permanent, regionNext, 30),
	row("", "AuthorizationHeaderMalformed", "", Permanent, regionNext, 30),
	row("CreateBucket", "InvalidLocationConstraint", "", Permanent, "this region takes no buckets of that name; it may exist elsewhere: choose another name in stack.json", 50),
	row("CreateBucket", "IllegalLocationConstraintException", "", Permanent, "the call went to another region than the bucket is asked for: set AWS_REGION to the stack's", 50),
	row("", "OperationAborted", "", Retry, "the bucket was made or deleted a moment ago: run again", 51),
	row("DeleteBucket", "BucketNotEmpty", "", Compare, "somebody wrote to the bucket while it was emptied: run again", 53),
	row("", "AccessDenied", "", Permanent, deniedBucket, 54),
	row("PutBucket*", "NoSuchBucket", "", Retry, "the bucket was made a moment ago: run again"),
	row("PutPublicAccessBlock", "NoSuchBucket", "", Retry, "the bucket was made a moment ago: run again"),
	absent("", "NotFound", "run deploy first", 49),
	absent("", "NoSuchBucket", "run deploy first"),
	absent("", "NoSuchKey", "run deploy first"),
	absent("", "NoSuchVersion", "run deploy first"),
	absent("", "NoSuchTagSet", ""),
	absent("", "NoSuchBucketPolicy", ""),
	absent("", "NoSuchPublicAccessBlockConfiguration", ""),
	absent("", "NoSuchWebsiteConfiguration", ""),
	absent("", "NoSuchCORSConfiguration", ""),
	absent("", "NoSuchLifecycleConfiguration", ""),
	absent("", "OwnershipControlsNotFoundError", ""),
	absent("", "ServerSideEncryptionConfigurationNotFoundError", ""),
	row("", "SlowDown", "", Retry, throttleNext),
	row("", "RequestTimeout", "", Retry, "the upload was too slow: run again"),
	row("PutObject", "BadDigest", "", Permanent, "the bytes changed on their way: run again, and look for what stands between here and AWS"),
	row("PutObject", "EncryptionTypeMismatch", "", Permanent, "the bucket's encryption was changed: run deploy, which sets it"),
	row("PutObject", "InvalidRequest", "", Permanent, refusedNext),
	row("PutObject", "InvalidWriteOffset", "", Permanent, refusedNext),
	row("PutObject", "TooManyParts", "", Permanent, refusedNext),
	row("", "InternalError", "", Retry, unwellNext),
	row("", "ServiceUnavailable", "", Retry, unwellNext),
	row("GetObject", "InvalidObjectState", "", Permanent, "the object was archived: restore it first"),
)
