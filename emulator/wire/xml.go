package wire

import (
	"encoding/xml"
	"net/http"
)

// WriteQuery answers a query-protocol call (IAM, STS): result is a struct whose
// fields become the children of <OperationResult>; nil for operations without one.
func WriteQuery(w http.ResponseWriter, r *Request, namespace string, result any) {
	start := func(name string) xml.StartElement { return xml.StartElement{Name: xml.Name{Local: name}} }
	root := start(r.Operation + "Response")
	root.Attr = []xml.Attr{{Name: xml.Name{Local: "xmlns"}, Value: namespace}}
	w.Header().Set("Content-Type", "text/xml")
	w.Header().Set("X-Amzn-Requestid", r.ID)
	enc := xml.NewEncoder(w)
	_ = enc.EncodeToken(root) // write errors: the client has gone
	if result != nil {
		_ = enc.EncodeElement(result, start(r.Operation+"Result"))
	}
	meta := struct{ RequestId string }{r.ID}
	_ = enc.EncodeElement(meta, start("ResponseMetadata"))
	_ = enc.EncodeToken(root.End())
	_ = enc.Flush()
}

// WriteQueryError answers a query-protocol call with err.
func WriteQueryError(w http.ResponseWriter, r *Request, namespace string, err error) {
	e := AsError(err)
	r.Code = e.Code
	kind := "Sender"
	if e.Status >= 500 {
		kind = "Receiver"
	}
	type detail struct{ Type, Code, Message string }
	body := struct {
		XMLName   xml.Name `xml:"ErrorResponse"`
		Xmlns     string   `xml:"xmlns,attr"`
		Error     detail
		RequestId string
	}{Xmlns: namespace, Error: detail{kind, e.Code, e.Message}, RequestId: r.ID}
	writeXML(w, r, e.Status, "text/xml", body)
}

// WriteS3Error answers an S3 call with err; an answer to HEAD has no body.
func WriteS3Error(w http.ResponseWriter, r *Request, err error) {
	e := AsError(err)
	r.Code = e.Code
	if r.HTTP.Method == http.MethodHead {
		w.Header().Set("X-Amz-Request-Id", r.ID)
		w.WriteHeader(e.Status)
		return
	}
	body := struct {
		XMLName   xml.Name `xml:"Error"`
		Code      string
		Message   string
		Resource  string
		RequestId string
	}{Code: e.Code, Message: e.Message, Resource: r.HTTP.URL.Path, RequestId: r.ID}
	writeXML(w, r, e.Status, "application/xml", body)
}

func writeXML(w http.ResponseWriter, r *Request, status int, contentType string, v any) {
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("X-Amzn-Requestid", r.ID)
	w.Header().Set("X-Amz-Request-Id", r.ID)
	w.WriteHeader(status)
	_, _ = w.Write([]byte(xml.Header))
	_ = xml.NewEncoder(w).Encode(v) // write errors: the client has gone
}
