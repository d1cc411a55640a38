package apigateway

// handlers are the operations the emulator has besides GetExport, which answers
// by itself. What a handler returns is written as JSON; nil is no body.
var handlers = map[string]func(*Service, *input) (any, error){
	"CreateRestApi": createRestAPI,
	"ImportRestApi": importRestAPI,
	"PutRestApi":    putRestAPI,
	"GetRestApi":    getRestAPI,
	"GetRestApis":   getRestAPIs,
	"UpdateRestApi": updateRestAPI,
	"DeleteRestApi": deleteRestAPI,

	"GetResources":         getResources,
	"GetResource":          getResource,
	"GetMethod":            getMethod,
	"GetIntegration":       getIntegration,
	"GetModels":            getModels,
	"GetModel":             getModel,
	"GetRequestValidators": getRequestValidators,
	"GetRequestValidator":  getRequestValidator,
	"GetGatewayResponses":  getGatewayResponses,
	"GetGatewayResponse":   getGatewayResponse,

	"CreateDeployment": createDeployment,
	"GetDeployment":    getDeployment,
	"GetDeployments":   getDeployments,
	"UpdateDeployment": updateDeployment,
	"DeleteDeployment": deleteDeployment,

	"CreateStage": createStage,
	"GetStage":    getStage,
	"GetStages":   getStages,
	"UpdateStage": updateStage,
	"DeleteStage": deleteStage,

	"CreateUsagePlan": createUsagePlan,
	"GetUsagePlan":    getUsagePlan,
	"GetUsagePlans":   getUsagePlans,
	"UpdateUsagePlan": updateUsagePlan,
	"DeleteUsagePlan": deleteUsagePlan,
	"GetUsage":        getUsage,

	"CreateUsagePlanKey": createUsagePlanKey,
	"GetUsagePlanKey":    getUsagePlanKey,
	"GetUsagePlanKeys":   getUsagePlanKeys,
	"DeleteUsagePlanKey": deleteUsagePlanKey,

	"CreateApiKey": createAPIKey,
	"GetApiKey":    getAPIKey,
	"GetApiKeys":   getAPIKeys,
	"UpdateApiKey": updateAPIKey,
	"DeleteApiKey": deleteAPIKey,

	"TagResource":   tagResource,
	"UntagResource": untagResource,
	"GetTags":       getTags,
	"GetAccount":    getAccount,
}
