package function_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/url"
	"testing"
)

// The original handler's own test, through every envelope: GRE 800 and GPA 4
// are admitted from a school of rank 1 and not from one of rank 4.
func TestOriginalHandler(t *testing.T) {
	h, _ := serve(t)
	body := func(rank int) string { return fmt.Sprintf(`{"gre":800,"gpa":4,"rank":%d}`, rank) }
	text := func(rank int) map[string]string {
		return map[string]string{"gre": "800", "gpa": "4", "rank": fmt.Sprint(rank)}
	}
	texts := func(rank int) map[string][]string {
		return map[string][]string{"gre": {"800"}, "gpa": {"4"}, "rank": {fmt.Sprint(rank)}}
	}
	query := func(rank int) string { return url.Values(texts(rank)).Encode() }
	inBody := func(answer string) string { return call1(t, answer).Body }
	itself := func(answer string) string { return answer }
	type at = map[string]any
	for _, test := range []struct {
		sample string
		over   func(rank int) at
		read   func(answer string) string // the JSON in the answer that has the result
	}{
		{"direct", func(rank int) at { return at{"rank": fmt.Sprint(rank)} }, itself},
		{"direct-rows", func(rank int) at { return at{"rows": []any{json.RawMessage(body(rank))}, "options": nil} }, firstRow},
		{"rest-get", func(rank int) at {
			return at{"queryStringParameters": text(rank), "multiValueQueryStringParameters": texts(rank)}
		}, inBody},
		{"rest-post", func(rank int) at { return at{"body": body(rank)} }, inBody},
		{"http-get", func(rank int) at { return at{"rawQueryString": query(rank)} }, inBody},
		{"http-post", func(rank int) at { return at{"body": base64.StdEncoding.EncodeToString([]byte(body(rank)))} }, inBody},
		{"url-get", func(rank int) at { return at{"rawQueryString": query(rank)} }, inBody},
		{"url-post", func(rank int) at { return at{"body": packed(t, body(rank)), "headers.content-encoding": "gzip"} }, inBody},
		{"alb-get", func(rank int) at { return at{"queryStringParameters": text(rank)} }, inBody},
		{"alb-post", func(rank int) at { return at{"body": body(rank)} }, inBody},
		{"alb-multi-get", func(rank int) at { return at{"multiValueQueryStringParameters": texts(rank)} }, inBody},
		{"alb-multi-post", func(rank int) at { return at{"body": body(rank)} }, inBody},
		{"s3-batch-1", func(rank int) at {
			return at{"tasks": []any{map[string]string{"taskId": "t", "s3Key": url.QueryEscape(body(rank))}}}
		}, firstTask},
		{"s3-batch-2", func(rank int) at {
			return at{"tasks": []any{map[string]string{"taskId": "t", "s3Key": url.QueryEscape(body(rank))}}}
		}, firstTask},
		{"item-batch", func(rank int) at { return at{"Items": []any{text(rank)}} }, firstRow},
	} {
		t.Run(test.sample, func(t *testing.T) {
			for rank, want := range map[int]bool{1: true, 4: false} {
				answer, refused := ask(t, h, sample(t, test.sample, test.over(rank)))
				if answer == "" {
					t.Fatalf("rank %d is refused: %s", rank, refused)
				}
				var got struct{ Result *bool }
				if err := json.Unmarshal([]byte(test.read(answer)), &got); err != nil || got.Result == nil || *got.Result != want {
					t.Errorf("rank %d: want %v, got %s (%v)", rank, want, answer, err)
				}
			}
		})
	}
}

// call1 decodes an answer that a service would send on.
func call1(t testing.TB, answer string) (r httpReply) {
	t.Helper()
	if err := json.Unmarshal([]byte(answer), &r); err != nil {
		t.Fatal(err)
	}
	return r
}

func firstRow(answer string) string {
	var many struct{ Rows []json.RawMessage }
	if json.Unmarshal([]byte(answer), &many) != nil || len(many.Rows) == 0 {
		return answer
	}
	return string(many.Rows[0])
}

func firstTask(answer string) string {
	var batch struct {
		Results []struct{ ResultString string }
	}
	if json.Unmarshal([]byte(answer), &batch) != nil || len(batch.Results) == 0 {
		return answer
	}
	return batch.Results[0].ResultString
}
