package deploy

import (
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
)

// A Move is one time that the alias was pointed at a version.
type Move struct {
	Version string
	When    time.Time
}

// maxDescription is what Lambda takes as an alias's description.
const maxDescription = 256

// moveNote is the alias's description after a move to a version: the last
// moves, newest first, as many as there is room for. It changes with the alias
// in one call, so that it is never wrong about it.
func (d *Deployer) moveNote(now *lambda.GetAliasOutput, to string) string {
	moves := movesOf(now)
	if len(moves) == 0 || moves[0].Version != to { // a change of the weights alone is no move
		moves = append([]Move{{to, d.now()}}, moves...)
	}
	note := ""
	for _, m := range moves {
		entry := m.Version + " since " + m.When.UTC().Format(time.RFC3339)
		if note != "" {
			entry = "; " + entry
		}
		if len(note)+len(entry) > maxDescription {
			break
		}
		note += entry
	}
	return note
}

// movesOf reads the moves out of an alias's description, newest first; what
// somebody else wrote there, or what stands behind it, says nothing.
func movesOf(alias *lambda.GetAliasOutput) []Move {
	if alias == nil {
		return nil
	}
	var moves []Move
	for entry := range strings.SplitSeq(aws.ToString(alias.Description), "; ") {
		version, when, _ := strings.Cut(entry, " since ")
		t, err := time.Parse(time.RFC3339, when)
		if err != nil || versionNumber(version) == 0 {
			break
		}
		moves = append(moves, Move{version, t})
	}
	if len(moves) > 0 && moves[0].Version != aws.ToString(alias.FunctionVersion) {
		return nil // moved by somebody who does not write it down
	}
	return moves
}

// before is the version that was live before the one that is, "" when unknown.
func before(alias *lambda.GetAliasOutput) string {
	if moves := movesOf(alias); len(moves) > 1 {
		return moves[1].Version
	}
	return ""
}
