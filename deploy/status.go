package deploy

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"text/tabwriter"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
)

// A Status is what stands behind a function's alias and what stood there.
type Status struct {
	Function, Alias string
	Live            string // version behind the alias, "" when there is no alias
	Moves           []Move // of the alias, newest first, as far as it remembers
	Versions        []VersionStatus
}

// A VersionStatus is one published version, newest first in [Status].
type VersionStatus struct {
	Number   string
	Artefact string // its artefact's version
	Code     string // Lambda's CodeSha256
	Created  string // as Lambda writes it
	Live     bool
	Share    float64 // of the calls
}

// Status reads what is there; it changes nothing.
func (d *Deployer) Status(ctx context.Context, function string) (*Status, error) {
	s, _, err := d.status(ctx, function)
	return s, err
}

// status also gives the versions as Lambda describes them.
func (d *Deployer) status(ctx context.Context, function string) (*Status, []types.FunctionConfiguration, error) {
	s := &Status{Function: function, Alias: d.stack.Alias}
	alias, err := d.getAlias(ctx, function)
	if err != nil {
		return nil, nil, err
	}
	if alias != nil {
		s.Live, s.Moves = aws.ToString(alias.FunctionVersion), movesOf(alias)
	}
	weights := weightsOf(alias)
	versions, err := d.versions(ctx, function)
	if err != nil {
		return nil, nil, err
	}
	for _, v := range versions {
		number := aws.ToString(v.Version)
		share := weights[number]
		if number == s.Live {
			share = 1 - sum(weights)
		}
		s.Versions = append(s.Versions, VersionStatus{
			Share:  share,
			Number: number, Artefact: artefactVersion(stateOf(&v).env), Code: aws.ToString(v.CodeSha256),
			Created: aws.ToString(v.LastModified), Live: number == s.Live,
		})
	}
	return s, versions, nil
}

// Print writes a table, or what to do when there is nothing.
func (s *Status) Print(w io.Writer) error {
	if len(s.Versions) == 0 {
		_, err := fmt.Fprintf(w, "%s: nothing is deployed here; run deploy\n", s.Function)
		return err
	}
	fmt.Fprintf(w, "%s, alias %s\n", s.Function, s.Alias)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "  \tversion\tartefact\tcode\tpublished")
	for _, v := range s.Versions {
		mark := ""
		switch {
		case v.Share > 0 && v.Share < 1:
			mark = fmt.Sprintf("%.4g %%", 100*v.Share)
		case v.Live:
			mark = "live"
		}
		fmt.Fprintf(t, "  %s\t%s\t%s\t%.12s\t%.19s\n", mark, v.Number, v.Artefact, v.Code, v.Created)
	}
	return t.Flush()
}

func sum(weights map[string]float64) float64 {
	total := 0.0
	for _, version := range slices.Sorted(maps.Keys(weights)) {
		total += weights[version]
	}
	return total
}
