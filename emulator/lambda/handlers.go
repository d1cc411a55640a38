package lambda

// handlers are the operations the emulator has.
var handlers = map[string]func(*Service, *input) (reply, error){
	"CreateFunction":              createFunction,
	"GetFunction":                 getFunction,
	"GetFunctionConfiguration":    getFunctionConfiguration,
	"ListFunctions":               listFunctions,
	"UpdateFunctionCode":          updateFunctionCode,
	"UpdateFunctionConfiguration": updateFunctionConfiguration,
	"DeleteFunction":              deleteFunction,

	"PublishVersion":         publishVersion,
	"ListVersionsByFunction": listVersionsByFunction,

	"CreateAlias": createAlias,
	"GetAlias":    getAlias,
	"UpdateAlias": updateAlias,
	"DeleteAlias": deleteAlias,
	"ListAliases": listAliases,

	"TagResource":   tagResource,
	"UntagResource": untagResource,
	"ListTags":      listTags,

	"AddPermission":    addPermission,
	"GetPolicy":        getPolicy,
	"RemovePermission": removePermission,

	"GetAccountSettings":        getAccountSettings,
	"PutFunctionConcurrency":    putFunctionConcurrency,
	"GetFunctionConcurrency":    getFunctionConcurrency,
	"DeleteFunctionConcurrency": deleteFunctionConcurrency,

	"PutFunctionEventInvokeConfig":    putEventInvokeConfig,
	"UpdateFunctionEventInvokeConfig": updateEventInvokeConfig,
	"GetFunctionEventInvokeConfig":    getEventInvokeConfig,
	"DeleteFunctionEventInvokeConfig": deleteEventInvokeConfig,

	"Invoke": nil, // answers by itself, see invoke.go
}
