package function

import "time"

// A stamp writes times as [time.RFC3339Nano] does. Calls come many to a second:
// what they have in common is made once.
type stamp struct {
	second     int64
	date, zone []byte // of that second; nil: there was none yet
}

// append appends t.
func (s *stamp) append(b []byte, t time.Time) []byte {
	if second := t.Unix(); second != s.second || s.date == nil {
		s.second = second
		s.date = t.AppendFormat(s.date[:0], "2006-01-02T15:04:05")
		s.zone = t.AppendFormat(s.zone[:0], "Z07:00")
	}
	return append(appendFraction(append(b, s.date...), t.Nanosecond()), s.zone...)
}

// appendFraction appends the digits behind the point without zeros at the end,
// and nothing for a whole second.
func appendFraction(b []byte, nanoseconds int) []byte {
	if nanoseconds == 0 {
		return b
	}
	digits := [10]byte{'.'}
	for i := 9; i > 0; i-- {
		digits[i] = byte('0' + nanoseconds%10)
		nanoseconds /= 10
	}
	end := 10
	for digits[end-1] == '0' {
		end--
	}
	return append(b, digits[:end]...)
}
