package function

import "serverless-poc/schema"

// keepWarm is what the stack's schedule sends every few minutes so that a
// container stays: {"keep-warm":{}}; or any schedule of EventBridge's that sends
// its own event. It is answered at once: nothing is scored, and it may arrive
// twice.
type keepWarm struct{ direct }

// recogniseKeepWarm knows the event by its object, which no row has, or by the
// resources of a scheduled event ("Scheduled Event" in EventBridge's guide; of
// EventBridge Scheduler the source is aws.scheduler).
func recogniseKeepWarm(event []member) envelope {
	scheduled := string(find(event, "detail-type")) == `"Scheduled Event"` && isArray(find(event, "resources"))
	if scheduled || isObject(find(event, "keep-warm")) {
		return keepWarm{}
	}
	return nil
}

func (keepWarm) name() string { return "keep-warm" }

// warm is the answer to [keepWarm]: who it is that stays.
type warm struct {
	KeepWarm bool `json:"keep-warm"`
	schema.By
}

func (m *Model) warm() reply { return reply{value: warm{true, m.by()}} }
