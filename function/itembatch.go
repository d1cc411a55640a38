package function

import "fmt"

// An itemBatch is what Step Functions' Distributed Map sends where its ItemBatcher
// puts several items together: each item is a row, as a line of the state's CSV
// or JSON is, and BatchInput may hold the options. Without an ItemBatcher each
// item is an event of its own, which is a direct invocation.
type itemBatch struct {
	direct
}

// recogniseItemBatch knows the event by its array Items.
func recogniseItemBatch(event []member) envelope {
	if !isArray(find(event, "Items")) {
		return nil
	}
	return itemBatch{direct{event: event}}
}

func (itemBatch) name() string { return "item-batch" }

// most is what a state may hand on ("Step Functions service quotas").
func (itemBatch) most() int { return 256 << 10 }

func (b itemBatch) request() (request, error) {
	a := ask{many: true}
	for _, m := range b.event {
		switch {
		case m.key == "Items" && isArray(m.raw):
			a.rows = elements(m.raw)
		case m.key == "BatchInput" && isObject(m.raw):
			for _, o := range split(m.raw) {
				if o.key != "options" || !isObject(o.raw) {
					return request{}, fmt.Errorf("BatchInput has %s; it may have the object options and nothing else", clip(o.key))
				}
				a.options, a.problems = optionsOf(o.raw)
			}
		default:
			return request{}, fmt.Errorf("%s stands beside Items; an item batch has Items and BatchInput", clip(m.key))
		}
	}
	return request{ask: a}, nil
}
