package families

import (
	"context"
	"sync"

	"serverless-poc/schema"
)

// batchScenarios are the verbs that change the state machine and its role: it is
// added to a stack that serves, mended where somebody has changed all of it, and
// destroyed with the rest.
var batchScenarios = []scenario{
	{name: "add batch", from: batchless, verb: deployRelease(0), stack: batchStack},
	{name: "mend batch", from: batchChanged, verb: deployRelease(0), stack: batchStack},
	{name: "destroy with batch", from: batchOnce, verb: destroy, stack: batchStack},
}

// batchless is an account whose stack has no state machine yet.
var batchless = sync.OnceValues(func() (string, error) { return settled(bounded, withoutBatch(), deployRelease(0)) })

func withoutBatch() *schema.Stack {
	s := batchStack()
	s.Batch = nil
	return s
}

// batchChanged is an account where each attribute of both is not ours.
var batchChanged = sync.OnceValues(func() (string, error) {
	dir, err := batchOnce()
	if err != nil {
		return "", err
	}
	return kept(dir, func(w *world) error {
		a := w.account()
		defer a.wait()
		for _, d := range batchDrifts() {
			if err := d.change(context.Background(), a); err != nil {
				return err
			}
		}
		return nil
	})
})
