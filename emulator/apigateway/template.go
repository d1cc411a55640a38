package apigateway

import "regexp"

// variable is $name.name, $!name.name or ${name.name} of a mapping template.
var variable = regexp.MustCompile(`\$!?(?:\{((?:context|stageVariables)(?:\.[a-zA-Z0-9_]+)+)\}|((?:context|stageVariables)(?:\.[a-zA-Z0-9_]+)+))`)

// render fills the variables of a template in; one that is not there is empty.
func render(template string, values map[string]string) string {
	return variable.ReplaceAllStringFunc(template, func(found string) string {
		names := variable.FindStringSubmatch(found)
		return values[names[1]+names[2]]
	})
}
