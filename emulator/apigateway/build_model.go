package apigateway

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
)

var modelName = regexp.MustCompile(`^[a-zA-Z0-9]+$`)

// refBase is how a model refers to another one of its API, before the name.
func refBase(api string) string {
	return "https://apigateway.amazonaws.com/restapis/" + api + "/models/"
}

// unsupported are keywords that API Gateway's models do not take. Source: API
// Gateway developer guide, "Amazon API Gateway important notes".
var unsupported = map[string]bool{"discriminator": true, "exclusiveMinimum": true, "exclusiveMaximum": true, "example": true,
	"readOnly": true, "writeOnly": true, "deprecated": true, "xml": true, "externalDocs": true, "nullable": true, "const": true, "if": true}

// model adds a model whose schema is JSON Schema draft 4.
func (b *builder) model(name string, schema json.RawMessage) {
	if !modelName.MatchString(name) {
		b.fail("Unable to create model '%s': Model name must be alphanumeric: %s", name, name)
		return
	}
	var v any
	if err := json.Unmarshal(schema, &v); err != nil {
		b.fail("Unable to create model '%s': %v", name, err)
		return
	}
	object, ok := v.(map[string]any)
	if !ok {
		b.fail("Unable to create model '%s': Invalid model schema specified: it must be an object", name)
		return
	}
	found := map[string]bool{}
	b.keywords(object, found)
	if len(found) > 0 {
		b.fail("Unable to create model '%s': Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified. Unsupported keyword(s): [\"%s\"]]",
			name, strings.Join(slices.Sorted(maps.Keys(found)), `","`))
		return
	}
	m := &model{ID: newID(6), Name: name, ContentType: "application/json"}
	if was := b.old.Models[name]; was != nil {
		m.ID = was.ID
	}
	m.Description, _ = object["description"].(string)
	m.Schema = string(bytes.ReplaceAll(compact(object), []byte(`"#/components/schemas/`), []byte(`"`+refBase(b.api))))
	b.out.Models[name] = m
}

// keywords collects unsupported keywords of a schema and of those in it. What is
// under "properties" are names, not keywords.
func (b *builder) keywords(schema map[string]any, found map[string]bool) {
	for key, value := range schema {
		if unsupported[key] {
			found[key] = true
		}
		if ref, ok := value.(string); ok && key == "$ref" {
			name, inside := strings.CutPrefix(ref, "#/components/schemas/")
			if !inside || b.doc.Components.Schemas[name] == nil {
				b.warn("Reference to model '%s' not found. Ignoring.", ref)
			}
		}
		switch v := value.(type) {
		case map[string]any:
			if key == "properties" || key == "patternProperties" || key == "definitions" {
				for _, one := range v {
					if inner, ok := one.(map[string]any); ok {
						b.keywords(inner, found)
					}
				}
			} else if key != "default" {
				b.keywords(v, found)
			}
		case []any:
			for _, one := range v {
				if inner, ok := one.(map[string]any); ok && key != "enum" {
					b.keywords(inner, found)
				}
			}
		}
	}
}

func compact(v any) []byte {
	text, _ := json.Marshal(v) // was JSON
	return text
}

// digest is a short name for a schema in place.
func digest(schema json.RawMessage) string {
	sum := sha256.Sum256(schema)
	return hex.EncodeToString(sum[:3])
}
