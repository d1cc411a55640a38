package iam

import (
	"encoding/json"
	"time"
)

// IAM is eventually consistent: a change is answered at once, and the rest of
// AWS, IAM's own reads included, sees it after a delay. With a delay the service
// keeps the worlds that ended less than that ago; they are forgotten at a
// restart, which settles everything.

// past is the account as it was until a change.
type past struct {
	until time.Time
	was   *account
}

// view runs do on the account as everybody but IAM's writes sees it now.
func (s *Service) view(do func(*account) error) error {
	return s.store.View(func(now *account) error {
		if s.delay <= 0 {
			return do(now)
		}
		seen := s.clock.Now().Add(-s.delay)
		s.pastMu.Lock()
		for len(s.past) > 0 && !s.past[0].until.After(seen) {
			s.past = s.past[1:]
		}
		old := now
		if len(s.past) > 0 {
			old = s.past[0].was
		}
		s.pastMu.Unlock()
		return do(old)
	})
}

// update runs do on the account as it is and keeps its changes.
func (s *Service) update(do func(*account) error) error {
	return s.store.Update(func(a *account) error {
		was := account{}
		if s.delay > 0 {
			text, _ := json.Marshal(a) // the store writes the same
			if err := json.Unmarshal(text, &was); err != nil {
				return err
			}
		}
		if err := do(a); err != nil || s.delay <= 0 {
			return err
		}
		s.pastMu.Lock()
		s.past = append(s.past, past{s.clock.Now(), &was})
		s.pastMu.Unlock()
		return nil
	})
}
