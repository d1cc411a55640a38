package lambda

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"serverless-poc/emulator/wire"
)

// loggingConfig says how and where a function logs; "" is not given.
type loggingConfig struct {
	LogFormat           string `json:",omitempty"`
	ApplicationLogLevel string `json:",omitempty"`
	SystemLogLevel      string `json:",omitempty"`
	LogGroup            string `json:",omitempty"`
}

const formatJSON = "JSON"

// Levels, most detail first.
var (
	applicationLevels = []string{"TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"}
	systemLevels      = []string{"DEBUG", "INFO", "WARN"}
	logGroupName      = regexp.MustCompile(`^[.\-_/#A-Za-z0-9]{1,512}$`)
)

// over puts what is given over the old configuration. Text has no levels.
func (l loggingConfig) over(old loggingConfig) loggingConfig {
	for _, one := range []struct{ given, kept *string }{{&l.LogFormat, &old.LogFormat}, {&l.LogGroup, &old.LogGroup}} {
		if *one.given == "" {
			*one.given = *one.kept
		}
	}
	if l.LogFormat != formatJSON {
		return l
	}
	if l.ApplicationLogLevel == "" {
		l.ApplicationLogLevel = old.ApplicationLogLevel
	}
	if l.SystemLogLevel == "" {
		l.SystemLogLevel = old.SystemLogLevel
	}
	return l
}

func (l loggingConfig) check() error {
	enum := func(member, value string, of []string) error {
		if value == "" || slices.Contains(of, value) {
			return nil
		}
		return wire.Errorf(400, "ValidationException", "1 validation error detected: Value '%s' at 'loggingConfig.%s' failed to satisfy constraint: Member must satisfy enum value set: [%s]", value, member, strings.Join(of, ", "))
	}
	for _, err := range []error{enum("logFormat", l.LogFormat, []string{formatJSON, "Text"}),
		enum("applicationLogLevel", l.ApplicationLogLevel, applicationLevels), enum("systemLogLevel", l.SystemLogLevel, systemLevels)} {
		if err != nil {
			return err
		}
	}
	switch {
	case l.LogFormat != formatJSON && l.ApplicationLogLevel+l.SystemLogLevel != "":
		return invalid("ApplicationLogLevel and SystemLogLevel can be set only when LogFormat is JSON.")
	case l.LogGroup != "" && !logGroupName.MatchString(l.LogGroup):
		return wire.Errorf(400, "ValidationException", "1 validation error detected: Value '%s' at 'loggingConfig.logGroup' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+", l.LogGroup)
	}
	return nil
}

// whole is the configuration with Lambda's defaults for what is not given.
func (l loggingConfig) whole(function string) loggingConfig {
	def := func(v *string, or string) {
		if *v == "" {
			*v = or
		}
	}
	def(&l.LogFormat, "Text")
	def(&l.LogGroup, "/aws/lambda/"+function)
	if l.LogFormat == formatJSON {
		def(&l.ApplicationLogLevel, "INFO")
		def(&l.SystemLogLevel, "INFO")
	}
	return l
}

// keeps reports whether a line of the program is detailed enough, but not too
// detailed, for the log: in JSON a line says so itself in "level". What is not
// JSON, or has no level that Lambda knows, counts as INFO.
func (l loggingConfig) keeps(line string) bool {
	if l.LogFormat != formatJSON {
		return true
	}
	var said struct{ Level string }
	if json.Unmarshal([]byte(line), &said) != nil {
		said.Level = ""
	}
	level := slices.Index(applicationLevels, strings.ToUpper(said.Level))
	if level < 0 {
		level = slices.Index(applicationLevels, "INFO")
	}
	return level >= slices.Index(applicationLevels, l.ApplicationLogLevel)
}
