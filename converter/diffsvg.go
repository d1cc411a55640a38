package converter

import (
	"encoding/xml"
	"fmt"
	"math"
	"strings"
)

// The picture's measures in pixels: its width, where names end and the axis
// begins and ends, and the height of a row, of a bar and of the space about titles.
const (
	svgWidth  = 800
	svgNames  = 220
	svgLeft   = 240
	svgRight  = 640
	svgRow    = 24
	svgBar    = 22
	svgMargin = 28
)

// svgStyle goes by the reader's own choice of light or dark.
const svgStyle = `text{font:13px system-ui,sans-serif;fill:#222}.t{font-weight:600;font-size:15px}.s{fill:#666}` +
	`.a{stroke:#bbb}.o{fill:#fff;stroke:#666;stroke-width:2}.n{fill:#b3541e}.l{stroke:#b3541e;stroke-width:2}.b{fill:#3b6ea5}.bg{fill:#fff}` +
	`@media(prefers-color-scheme:dark){text{fill:#eee}.s{fill:#aaa}.a{stroke:#555}.o{fill:#1b1b1b;stroke:#aaa}.n{fill:#f0935a}.l{stroke:#f0935a}.b{fill:#7fb0e0}.bg{fill:#1b1b1b}}`

// An svg is a picture that grows downwards.
type svg struct {
	body strings.Builder
	y    int
}

// SVG is d as a picture: the coefficients as dumbbells in standard errors, the
// shifts of the predictions as a histogram. It needs nothing else to be shown.
func (d *Difference) SVG() []byte {
	p := &svg{y: svgMargin}
	p.text("t", svgMargin, "start", "Model "+d.Model)
	p.down(svgRow)
	p.text("s", svgMargin, "start", d.Old.Version+" -> "+d.New.Version)
	p.down(svgRow)
	for _, line := range wrapped(d.Note(), 100) {
		p.text("s", svgMargin, "start", line)
		p.down(svgRow)
	}
	p.down(svgMargin)
	p.dumbbells(d)
	p.bars(d)
	head := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="t d">`+
		"\n<title id=\"t\">%s</title>\n<desc id=\"d\">%s</desc>\n<style>%s</style>\n<rect class=\"bg\" width=\"100%%\" height=\"100%%\"/>\n",
		svgWidth, p.y, svgWidth, p.y, escaped("Model "+d.Model+": "+d.Old.Version+" -> "+d.New.Version), escaped(d.Note()), svgStyle)
	return []byte(head + p.body.String() + "</svg>\n")
}

func (p *svg) down(by int) { p.y += by }

func (p *svg) add(format string, args ...any) { fmt.Fprintf(&p.body, format+"\n", args...) }

func (p *svg) text(class string, x int, anchor, words string) {
	p.add(`<text class="%s" x="%d" y="%d" text-anchor="%s">%s</text>`, class, x, p.y, anchor, escaped(words))
}

func escaped(words string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(words)) // a strings.Builder takes everything
	return b.String()
}

// wrapped breaks words at commas into lines of about that many characters.
func wrapped(words string, most int) []string {
	var lines []string
	line := ""
	for part := range strings.SplitSeq(words, ", ") {
		if line != "" && len(line)+len(part) > most {
			lines, line = append(lines, line+","), ""
		}
		if line != "" {
			line += ", "
		}
		line += part
	}
	return append(lines, line)
}

// tail is the end of a name that is longer than there is room for.
func tail(name string, most int) string {
	letters := []rune(name)
	if len(letters) <= most {
		return name
	}
	return "..." + string(letters[len(letters)-most+3:])
}

// dumbbells has a row for each coefficient: old at 0, new where it has moved to.
func (p *svg) dumbbells(d *Difference) {
	p.text("t", svgMargin, "start", "Coefficients, change in standard errors of old")
	p.down(svgRow)
	end, middle := d.axis(), (svgLeft+svgRight)/2
	for _, tick := range []struct {
		x     int
		words string
	}{{svgLeft, fmt.Sprintf("%.4g", -end)}, {middle, "0"}, {svgRight, fmt.Sprintf("+%.4g", end)}} {
		p.text("s", tick.x, "middle", tick.words)
		p.add(`<line class="a" x1="%d" y1="%d" x2="%d" y2="%d"/>`, tick.x, p.y+6, tick.x, p.y+10+svgRow*len(d.Coefficients))
	}
	for _, c := range d.Coefficients {
		p.down(svgRow)
		p.text("", svgNames, "end", tail(c.label(), 28))
		switch {
		case c.Status != "":
			p.text("s", svgRight+20, "start", c.Status)
		case same(c.Old, c.New):
			p.add(`<circle class="o" cx="%d" cy="%d" r="5"/>`, middle, p.y-4)
			p.text("s", svgRight+20, "start", "0")
		case c.Incomparable:
			p.text("s", svgRight+20, "start", "does not compare")
		case !c.measured():
			p.text("s", svgRight+20, "start", signed(c.New-c.Old))
		default:
			x := middle + int(math.Round(along(float64(c.SE), end)*float64(svgRight-svgLeft)/2))
			p.add(`<line class="l" x1="%d" y1="%d" x2="%d" y2="%d"/>`, middle, p.y-4, x, p.y-4)
			p.add(`<circle class="o" cx="%d" cy="%d" r="5"/><circle class="n" cx="%d" cy="%d" r="5"/>`, middle, p.y-4, x, p.y-4)
			p.text("s", svgRight+20, "start", fmt.Sprintf("%+.2f", float64(c.SE)))
		}
	}
	p.down(svgRow + svgMargin)
}

// bars is the histogram of the shifts within the training ranges.
func (p *svg) bars(d *Difference) {
	shifts := d.Predictions.likelyShifts()
	title := fmt.Sprintf("%s, %d rows within the training ranges", d.predictionTitle(), len(shifts))
	p.text("t", svgMargin, "start", title)
	list := histogram(shifts)
	if list == nil {
		p.down(svgRow)
		p.text("s", svgMargin, "start", "no prediction moves")
	}
	most := tallest(list)
	for _, b := range list {
		p.down(svgRow)
		p.text("s", svgNames, "end", fmt.Sprintf("%+.3g to %+.3g", b.from, b.to))
		p.add(`<rect class="b" x="%d" y="%d" width="%d" height="%d"/>`, svgLeft, p.y-svgBar+6, b.count*(svgRight-svgLeft)/most, svgBar-2)
		p.text("s", svgRight+20, "start", fmt.Sprint(b.count))
	}
	p.down(svgMargin)
}
