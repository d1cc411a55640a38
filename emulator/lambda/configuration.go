package lambda

import "time"

// configurationJSON is FunctionConfiguration as Lambda writes it.
type configurationJSON struct {
	FunctionName, FunctionArn, Runtime, Role, Handler string
	CodeSize                                          int64
	Description                                       string
	Timeout, MemorySize                               int
	LastModified, CodeSha256, Version                 string
	Environment                                       *environmentJSON `json:",omitempty"`
	TracingConfig                                     map[string]string
	RevisionId                                        string
	State                                             string
	StateReason                                       string `json:",omitempty"`
	StateReasonCode                                   string `json:",omitempty"`
	LastUpdateStatus                                  string `json:",omitempty"`
	LastUpdateStatusReason                            string `json:",omitempty"`
	LastUpdateStatusReasonCode                        string `json:",omitempty"`
	PackageType                                       string
	Architectures                                     []string
	EphemeralStorage                                  map[string]int
	SnapStart                                         map[string]string
	LoggingConfig                                     loggingConfig
}

type environmentJSON struct{ Variables map[string]string }

const timeFormat = "2006-01-02T15:04:05.000-0700"

// json writes a configuration as it is now; qualified adds the version to the ARN.
func (f *function) json(c *config, now time.Time, qualified bool) configurationJSON {
	out := configurationJSON{FunctionName: f.Name, FunctionArn: arn(f.Region, f.Name, ""), Runtime: c.Runtime, Role: c.Role,
		Handler: c.Handler, CodeSize: c.CodeSize, Description: c.Description, Timeout: c.Timeout, MemorySize: c.Memory,
		LastModified: c.Modified.UTC().Format(timeFormat), CodeSha256: c.CodeSha256, Version: c.Version,
		TracingConfig: map[string]string{"Mode": c.Tracing}, RevisionId: c.revision(now), PackageType: "Zip",
		Architectures: c.Architectures, EphemeralStorage: map[string]int{"Size": c.Ephemeral},
		SnapStart: map[string]string{"ApplyOn": "None", "OptimizationStatus": "Off"}, LoggingConfig: c.Logging.whole(f.Name)}
	if qualified || c.Version != latest {
		out.FunctionArn = arn(f.Region, f.Name, c.Version)
	}
	if len(c.Environment) > 0 {
		out.Environment = &environmentJSON{c.Environment}
	}
	f.states(c, now, &out)
	return out
}
