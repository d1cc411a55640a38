package function

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"

	"serverless-poc/fixtures"
	"serverless-poc/schema"
)

// seedEvent is what the original service is called with.
const seedEvent = `{"gre":"800","gpa":"4","rank":"1"}`

// ranks are the admissions model's coefficients of rank.
var ranks = [...]float64{0, -0.67544292796356065, -1.3402039164678869, -1.5514636769180716}

var errShape = errors.New("not the one shape that is known here")

// parsed reads the seed's event as somebody would who needs nothing else: it has
// this shape alone.
func parsed(event []byte) (gre, gpa float64, rank int, err error) {
	a, rest, ok := quotedAfter(event, `{"gre":"`)
	b, rest, ok2 := quotedAfter(rest, `,"gpa":"`)
	c, rest, ok3 := quotedAfter(rest, `,"rank":"`)
	if !ok || !ok2 || !ok3 || string(rest) != "}" || len(c) != 1 || c[0] < '1' || c[0] > '4' {
		return 0, 0, 0, errShape
	}
	if gre, err = strconv.ParseFloat(string(a), 64); err != nil {
		return 0, 0, 0, err
	}
	gpa, err = strconv.ParseFloat(string(b), 64)
	return gre, gpa, int(c[0] - '0'), err
}

// quotedAfter is what stands behind head up to the next quote, and the rest.
func quotedAfter(b []byte, head string) (value, rest []byte, ok bool) {
	if len(b) < len(head) || string(b[:len(head)]) != head {
		return nil, nil, false
	}
	return bytes.Cut(b[len(head):], []byte{'"'})
}

// closed is the admissions model written out (fixtures/admission-seed).
func closed(gre, gpa float64, rank int) (link, response float64) {
	link = -3.9899790733310354 + 0.0022644257861791604*gre + 0.80403754928022131*gpa + ranks[rank-1]
	return link, 1 / (1 + math.Exp(-link))
}

// short is the floor: an answer with the decision and its probability.
func short(event []byte) ([]byte, error) {
	gre, gpa, rank, err := parsed(event)
	if err != nil {
		return nil, err
	}
	_, response := closed(gre, gpa, rank)
	out := strconv.AppendBool(append(make([]byte, 0, 64), `{"result":`...), response > 0.5)
	out = strconv.AppendFloat(append(out, `,"response":`...), response, 'f', -1, 64)
	return append(out, '}'), nil
}

// whole is the same with every byte of the function's answer, which ends in tail.
func whole(event []byte, tail string) ([]byte, error) {
	gre, gpa, rank, err := parsed(event)
	if err != nil {
		return nil, err
	}
	link, response := closed(gre, gpa, rank)
	class := byte('0')
	if response > 0.5 {
		class = '1'
	}
	out := strconv.AppendBool(append(make([]byte, 0, 320), `{"result":`...), response > 0.5)
	out = strconv.AppendFloat(append(out, `,"link":`...), link, 'f', -1, 64)
	out = strconv.AppendFloat(append(out, `,"response":`...), response, 'f', -1, 64)
	out = append(append(append(out, `,"class":"`...), class), `","probs":{"0":`...)
	out = strconv.AppendFloat(out, 1-response, 'f', -1, 64)
	out = strconv.AppendFloat(append(out, `,"1":`...), response, 'f', -1, 64)
	return append(out, tail...), nil
}

// checkByHand holds both to R's numbers of the golden cases, sent as text.
func checkByHand(b *testing.B, cases []schema.Case) {
	checked := 0
	for _, c := range cases {
		row := c.Served().Input
		if c.Expect == nil || len(row) != 3 || !(math.Abs(float64(c.Expect.Link.Number)) < 30) {
			continue
		}
		event := []byte(`{"gre":"` + plainText(row["gre"]) + `","gpa":"` + plainText(row["gpa"]) + `","rank":"` + plainText(row["rank"]) + `"}`)
		answer, err := short(event)
		if errors.Is(err, errShape) {
			continue
		}
		var said struct{ Response float64 }
		if err := json.Unmarshal(answer, &said); err != nil {
			b.Fatal(err)
		}
		if r := float64(c.Expect.Response.Number); math.Abs(said.Response-r) > 1e-14*r {
			b.Fatalf("%s: the closed form says %v, R says %v", event, said.Response, r)
		}
		checked++
	}
	if checked < 10 {
		b.Fatalf("the closed form is held to %d cases", checked)
	}
}

func plainText(v schema.Value) string {
	if v.Kind() == schema.KindString {
		return v.Text()
	}
	return v.String()
}

// BenchmarkAnswer is a warm answer, bytes in to bytes out, with the log's line of
// the request and its metrics, against a program that knows nothing but this
// event, and one that writes the same answer.
func BenchmarkAnswer(b *testing.B) {
	p, cases := pairOf(b, must(fixtures.Get("admission-seed"))(b))
	event, ctx := []byte(seedEvent), context.Background()
	h := New(p.quick.model, NewLog(io.Discard), Config{})
	ours := must(h.Invoke(ctx, event))(b)
	_, tail, _ := strings.Cut(string(ours), "}") // of probs
	end := "}" + tail
	checkByHand(b, cases)
	if same := must(whole(event, end))(b); !bytes.Equal(same, ours) {
		b.Fatalf("by hand %s\nours    %s", same, ours)
	}
	for _, of := range []struct {
		name   string
		answer func(event []byte) ([]byte, error)
	}{
		{"floor", short},
		{"whole", func(event []byte) ([]byte, error) { return whole(event, end) }},
		{"ours", func(event []byte) ([]byte, error) { return h.Invoke(ctx, event) }},
	} {
		b.Run(of.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := of.answer(event); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
