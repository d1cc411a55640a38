package page

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// pictures are those of docs/images.
var pictures = []struct {
	file, model   string
	width, height int64
	phone, dark   bool
	prepare       func(b *tab)
}{
	{file: "page-desktop.png", model: "admission", width: 1280, height: 1050, prepare: seed},
	{file: "page-phone.png", model: "admission", width: 390, height: 844, phone: true, prepare: seed},
	{file: "page-dark.png", model: "admission", width: 1280, height: 1050, dark: true, prepare: seed},
	{file: "page-splines.png", model: "formula-splines-group", width: 1280, height: 1080, prepare: func(*tab) {}},
	{file: "page-classes.png", model: "multinom", width: 1280, height: 870, prepare: func(b *tab) { b.enter("Petal.Width", "1.6") }},
}

// Every picture in the documents is there, of the size that it was taken at. With
// UPDATE=1 they are taken again.
func TestScreenshots(t *testing.T) {
	for _, p := range pictures {
		t.Run(p.file, func(t *testing.T) {
			file, scale := filepath.Join("..", "..", "docs", "images", p.file), int64(1)
			if p.phone {
				scale = 2
			}
			if os.Getenv("UPDATE") != "" {
				must(t, os.MkdirAll(filepath.Dir(file), 0o755))
				must(t, os.WriteFile(file, take(t, p.model, p.width, p.height, scale, p.dark, p.prepare), 0o644))
			}
			data, err := os.ReadFile(file)
			must(t, err)
			is, err := png.DecodeConfig(bytes.NewReader(data))
			must(t, err)
			if int64(is.Width) != p.width*scale || int64(is.Height) != p.height*scale {
				t.Errorf("it is %d by %d pixels, want %d by %d", is.Width, is.Height, p.width*scale, p.height*scale)
			}
		})
	}
}

func take(t *testing.T, model string, width, height, scale int64, dark bool, prepare func(*tab)) []byte {
	t.Helper()
	s := newSite(t, fixture(t, model), "/prod", "/admit", true)
	b := newTab(t)
	options := []chromedp.EmulateViewportOption{chromedp.EmulateScale(float64(scale))}
	if scale > 1 {
		options = append(options, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	b.do(chromedp.EmulateViewport(width, height, options...))
	b.visit(s.URL + "/prod/")
	if dark {
		b.do(chromedp.Click(chromedp.ID("theme-button")))
	}
	prepare(b)
	b.check()
	eval[any](b, `document.activeElement.blur(); scrollTo(0, 0)`)
	picture, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	must(t, err)
	return picture
}
