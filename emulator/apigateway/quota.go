package apigateway

import (
	"maps"
	"slices"
	"time"
)

// usage counts the requests of each plan's keys: plan -> key -> day -> count.
type usage struct {
	Plans map[string]map[string]map[string]int
}

const (
	day      = "2006-01-02"
	keepDays = 90 // as long as API Gateway keeps usage
)

// begin is the day on which the period of a moment began.
func (q *quota) begin(now time.Time) time.Time {
	now = now.UTC()
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
	switch q.Period {
	case "WEEK":
		return today.AddDate(0, 0, -(int(today.Weekday())-q.Offset+7)%7)
	case "MONTH":
		first := time.Date(now.Year(), now.Month(), 1+q.Offset, 0, 0, 0, 0, time.UTC)
		if first.After(today) {
			first = time.Date(now.Year(), now.Month()-1, 1+q.Offset, 0, 0, 0, 0, time.UTC)
		}
		return first
	}
	return today
}

// count notes a request of a key unless the quota is used up. The count is on
// disk before the request is served.
func (s *Service) count(p *plan, key string, now time.Time) (ok bool, err error) {
	err = s.usage.Update(func(u *usage) error {
		if u.Plans[p.ID] == nil {
			put(&u.Plans, p.ID, map[string]map[string]int{})
		}
		days := u.Plans[p.ID][key]
		if p.Quota != nil && used(days, p.Quota.begin(now)) >= p.Quota.Limit {
			return nil
		}
		if days == nil {
			days = map[string]int{}
			u.Plans[p.ID][key] = days
		}
		days[now.UTC().Format(day)]++
		oldest := now.UTC().AddDate(0, 0, -keepDays).Format(day)
		maps.DeleteFunc(days, func(d string, _ int) bool { return d < oldest })
		ok = true
		return nil
	})
	return ok, err
}

// used is the number of requests since a day.
func used(days map[string]int, since time.Time) (n int) {
	from := since.Format(day)
	for d, count := range days {
		if d >= from {
			n += count
		}
	}
	return n
}

// getUsage gives, for each key of a plan, what was used and what remained on
// each day.
func getUsage(s *Service, in *input) (any, error) {
	start, err := time.Parse(day, in.query.Get("startDate"))
	end, err2 := time.Parse(day, in.query.Get("endDate"))
	if err != nil || err2 != nil || end.Before(start) || end.Sub(start) > keepDays*24*time.Hour {
		return nil, invalid("Usage Date Range is invalid: give startDate and endDate as YYYY-MM-DD, at most %d days", keepDays)
	}
	var shown plan
	err = s.store.View(planOf(in, func(_ *account, p *plan) error {
		shown = *p
		shown.Keys = slices.Clone(p.Keys)
		return nil
	}))
	if err != nil {
		return nil, err
	}
	values := map[string][][]int{}
	err = s.usage.View(func(u *usage) error {
		for _, key := range shown.Keys {
			if only := in.query.Get("keyId"); only != "" && only != key {
				continue
			}
			for d := start; !d.After(end); d = d.AddDate(0, 0, 1) {
				days := u.Plans[shown.ID][key]
				values[key] = append(values[key], []int{days[d.Format(day)], shown.Quota.remaining(days, d)})
			}
		}
		return nil
	})
	return map[string]any{"usagePlanId": shown.ID, "startDate": start.Format(day), "endDate": end.Format(day), "values": values}, err
}

// remaining is what was left of the quota at the end of a day; 0 without one.
func (q *quota) remaining(days map[string]int, d time.Time) int {
	if q == nil {
		return 0
	}
	until := d.Format(day)
	n := q.Limit
	for one, count := range days {
		if one >= q.begin(d).Format(day) && one <= until {
			n -= count
		}
	}
	return max(n, 0)
}
