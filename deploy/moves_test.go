package deploy

import (
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
)

// stopped is a clock that stands.
type stoppedClock struct {
	Clock
	at time.Time
}

func (c stoppedClock) Now() time.Time { return c.at }

// The alias's description holds its last moves, as many as there is room for.
func TestMoves(t *testing.T) {
	at := time.Date(2031, 1, 2, 3, 4, 5, 0, time.UTC)
	var alias *lambda.GetAliasOutput
	for n := range 20 {
		d := &Deployer{clock: stoppedClock{at: at.Add(time.Duration(n) * time.Hour)}}
		to := string(rune('1' + n%9))
		note := d.moveNote(alias, to)
		if len(note) > maxDescription {
			t.Fatalf("%d characters, Lambda takes %d", len(note), maxDescription)
		}
		alias = &lambda.GetAliasOutput{FunctionVersion: &to, Description: &note}
		if again := d.moveNote(alias, to); again != note {
			t.Errorf("a change of weights is no move: %q became %q", note, again)
		}
	}
	moves := movesOf(alias)
	if len(moves) != 8 || moves[0] != (Move{"2", at.Add(19 * time.Hour)}) || moves[7] != (Move{"4", at.Add(12 * time.Hour)}) || before(alias) != "1" {
		t.Errorf("%d moves %v, before %q", len(moves), moves, before(alias))
	}
	periods := periodsOf(moves[:2])
	if p := periods["1"]; len(p) != 1 || p[0] != (Period{at.Add(18 * time.Hour), at.Add(19 * time.Hour)}) || !periods["2"][0].Until.IsZero() {
		t.Errorf("periods %v", periods)
	}
	for _, c := range []struct {
		name, version, description string
		want                       int
	}{
		{"somebody's words", "1", "the good one", 0},
		{"moved by somebody who does not write it down", "3", "2 since 2031-01-02T03:04:05Z", 0},
		{"somebody's words after ours", "2", "2 since 2031-01-02T03:04:05Z; the good one", 1},
		{"none", "1", "", 0},
	} {
		got := movesOf(&lambda.GetAliasOutput{FunctionVersion: aws.String(c.version), Description: aws.String(c.description)})
		if len(got) != c.want {
			t.Errorf("%s: %v; want %d", c.name, got, c.want)
		}
	}
	if movesOf(nil) != nil || before(nil) != "" {
		t.Error("no alias has no moves")
	}
}
