package bench

import (
	"bytes"
	"context"
	"fmt"
	"image/color"
	"slices"
	"strconv"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"
)

// A Curve is cost against size: a benchmark whose sub-benchmarks are named by
// their size.
type Curve struct {
	File, Title, X string // docs/images/File
	module, bench  string
}

// Curves are the pictures of the page.
func Curves() []Curve {
	return []Curve{
		{"cost-score.svg", "Scoring one row", "levels of the model's factor", "engine", "BenchmarkScoreLevels"},
		{"cost-bind.svg", "Reading one row", "levels of the model's factor", "engine", "BenchmarkBindSize"},
		{"cost-compile.svg", "Compiling a model", "coefficients", "engine", "BenchmarkCompileSize"},
	}
}

// Draw measures a curve and gives its picture, both axes logarithmic, medians
// with a bar from the least to the greatest.
func (c Curve) Draw(ctx context.Context, lab *Lab) ([]byte, error) {
	samples, err := run(ctx, lab, c.module, "^"+c.bench+"$")
	if err != nil {
		return nil, err
	}
	var points spread
	for name, s := range samples {
		size, err := strconv.Atoi(name[strings.LastIndexByte(name, '/')+1:])
		if err != nil {
			return nil, fmt.Errorf("%s is not named by a size", name)
		}
		points = append(points, sized{float64(size), s.nanoseconds})
	}
	slices.SortFunc(points, func(a, b sized) int { return int(a.size - b.size) })
	return c.picture(points)
}

// A sized point has a size and what it cost, in nanoseconds.
type sized struct {
	size float64
	cost Series
}

// spread is a [plotter.XYer] of medians and a [plotter.YErrorer] of their spread.
type spread []sized

func (s spread) Len() int                { return len(s) }
func (s spread) XY(i int) (x, y float64) { return s[i].size, s[i].cost.Median() }
func (s spread) YError(i int) (low, up float64) {
	m := s[i].cost.Median()
	return m - s[i].cost.Min(), s[i].cost.Max() - m
}

var ink = color.RGBA{0x3b, 0x6e, 0xa5, 0xff}

func (c Curve) picture(points spread) ([]byte, error) {
	p := plot.New()
	p.Title.Text, p.X.Label.Text, p.Y.Label.Text = c.Title, c.X, "nanoseconds"
	p.X.Scale, p.Y.Scale = plot.LogScale{}, plot.LogScale{}
	p.X.Tick.Marker, p.Y.Tick.Marker = plot.LogTicks{Prec: -1}, plot.LogTicks{Prec: -1}
	line, dots, err := plotter.NewLinePoints(points)
	if err != nil {
		return nil, err
	}
	bars, err := plotter.NewYErrorBars(points)
	if err != nil {
		return nil, err
	}
	line.Color, dots.Color, bars.Color, dots.Shape = ink, ink, ink, draw.CircleGlyph{}
	p.Add(plotter.NewGrid(), line, dots, bars)
	// Whole decades about the points, so that a flat curve looks flat.
	p.Y.Min, p.Y.Max = decades(p.Y.Min, p.Y.Max)
	canvas := vgsvg.New(6*vg.Inch, 3.5*vg.Inch)
	p.Draw(draw.New(canvas))
	var b bytes.Buffer
	_, err = canvas.WriteTo(&b)
	return b.Bytes(), err
}
