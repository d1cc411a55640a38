package engine

import "serverless-poc/schema"

// readLevel takes a string that is a level, a number whose decimal is a level
// (1 and 1.0 are the level "1"), or a boolean where TRUE and FALSE are levels.
func (p *predictor) readLevel(v schema.Value) (float64, string) {
	level, ok := 0, false
	switch v.Kind() {
	case schema.KindString:
		level, ok = p.byName.of(v.Text())
	case schema.KindNumber:
		level, ok = p.byFloat[v.Float()]
	case schema.KindBool:
		level, ok = p.byName.of(logicalLevels[truth(v.Truth())])
	}
	if !ok {
		return notANumber, "is not a level"
	}
	return float64(level), ""
}
