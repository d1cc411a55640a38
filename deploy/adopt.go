package deploy

import "context"

// adopt goes on where something that was to be made is there already: the
// answer to an earlier try was lost, or somebody was faster. It is not made
// again, but planned again, which refuses what is not ours, and brought to what
// it should be. A read may not see it at once.
func (d *Deployer) adopt(ctx context.Context, made error, plan func() (*Step, error)) error {
	var step *Step
	seen, err := d.until(ctx, patience, func() (_ bool, err error) {
		step, err = plan()
		return err == nil && step.Action != Create, err
	})
	if err != nil {
		return err
	}
	if !seen {
		return made
	}
	if step.Action == Keep {
		return nil
	}
	return step.apply(ctx)
}

// certain makes a change that must not be made twice. Where the answer was
// lost, look says whether it was made; if not, it is made again.
func (d *Deployer) certain(ctx context.Context, look func() (done bool, err error), change func() error) error {
	for w := d.wait(); ; {
		err := change()
		if !lost(err) {
			return err
		}
		if done, lookErr := look(); done || lookErr != nil {
			return lookErr
		}
		if again, sleepErr := w.pause(ctx, call(err).After, patience); sleepErr != nil {
			return sleepErr
		} else if !again {
			return err
		}
	}
}
