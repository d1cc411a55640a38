package function

// keepWarm is what the stack's schedule sends every few minutes so that a
// container stays: {"keep-warm":{}}. It is answered at once: nothing is scored,
// nothing is logged, and it may arrive twice.
type keepWarm struct{ direct }

// recogniseKeepWarm knows the event by its object, which no row has.
func recogniseKeepWarm(event []member) envelope {
	if raw := find(event, "keep-warm"); len(raw) > 0 && raw[0] == '{' {
		return keepWarm{}
	}
	return nil
}

func (keepWarm) name() string { return "keep-warm" }

// warm is the answer to [keepWarm]: who it is that stays.
type warm struct {
	KeepWarm bool   `json:"keep-warm"`
	Model    string `json:"model"`
	Version  string `json:"version"`
}

func (m *Model) warm() ([]byte, error) { return encode(warm{true, m.Name, m.Version}) }
