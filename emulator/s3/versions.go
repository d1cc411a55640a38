package s3

import (
	"encoding/xml"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"serverless-poc/emulator/wire"
)

// versitygw's pages of ListObjectVersions repeat versions, and with MaxKeys 1
// never end. So the front reads the whole list, orders it as S3 does and cuts
// the pages itself.

// versionsPage is the answer of the front.
type versionsPage struct {
	XMLName                            xml.Name `xml:"http://s3.amazonaws.com/doc/2006-03-01/ ListVersionsResult"`
	Name, Prefix                       string
	Delimiter                          string `xml:",omitempty"`
	KeyMarker, VersionIdMarker         string
	NextKeyMarker, NextVersionIdMarker string `xml:",omitempty"`
	MaxKeys                            int
	EncodingType                       string `xml:",omitempty"`
	IsTruncated                        bool
	Items                              []versionXML
	CommonPrefixes                     []prefixXML
}

const maxKeys = 1000 // S3's largest page

// listVersions answers ListObjectVersions.
func (s *Service) listVersions(w http.ResponseWriter, r *wire.Request, c call) {
	page, err := s.versionsPage(r, c)
	if err != nil {
		wire.WriteS3Error(w, r, err)
		return
	}
	text, err := xml.Marshal(page)
	if err != nil {
		wire.WriteS3Error(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/xml")
	w.Header().Set("X-Amz-Request-Id", r.ID)
	_, _ = w.Write(append([]byte(xml.Header), text...)) // the client has gone: nobody to tell
}

func (s *Service) versionsPage(r *wire.Request, c call) (*versionsPage, error) {
	if _, err := s.signedBody(r); err != nil {
		return nil, err
	}
	q := r.HTTP.URL.Query()
	p := &versionsPage{Name: c.bucket, Prefix: q.Get("prefix"), Delimiter: q.Get("delimiter"), MaxKeys: maxKeys,
		KeyMarker: q.Get("key-marker"), VersionIdMarker: q.Get("version-id-marker"), EncodingType: q.Get("encoding-type")}
	if v := q.Get("max-keys"); v != "" {
		n, err := strconv.Atoi(v)
		if err != nil || n < 0 {
			return nil, wire.Errorf(400, "InvalidArgument", "Provided max-keys not an integer or within integer range")
		}
		p.MaxKeys = min(n, maxKeys)
	}
	if p.VersionIdMarker != "" && p.KeyMarker == "" {
		return nil, wire.Errorf(400, "InvalidArgument", "A version-id marker cannot be specified without a key marker.")
	}
	all, prefixes, err := s.allVersions(r.Context(), r.Region, c.bucket, p.Prefix, p.Delimiter)
	if err != nil {
		return nil, err
	}
	p.CommonPrefixes = prefixes
	p.cut(all)
	if p.EncodingType == "url" {
		p.encode()
	}
	return p, nil
}

// cut takes the versions after the markers, as many as fit. A marker names a
// place, not a version: the one it named may be deleted since.
func (p *versionsPage) cut(all []versionXML) {
	after := slices.IndexFunc(all, func(v versionXML) bool {
		return v.Key > p.KeyMarker || v.Key == p.KeyMarker && p.VersionIdMarker != "" && older(v.VersionId, p.VersionIdMarker)
	})
	if after < 0 {
		return
	}
	if p.KeyMarker != "" {
		p.CommonPrefixes = nil // they are on the first page
	}
	all = all[after:]
	if p.MaxKeys > 0 && len(all) > p.MaxKeys {
		last := all[p.MaxKeys-1]
		p.IsTruncated, p.NextKeyMarker, p.NextVersionIdMarker = true, last.Key, last.VersionId
	}
	p.Items = all[:min(len(all), p.MaxKeys)]
}

// encode writes keys as the encoding type url wants them.
func (p *versionsPage) encode() {
	for _, text := range []*string{&p.Prefix, &p.Delimiter, &p.KeyMarker, &p.NextKeyMarker} {
		*text = escapeKey(*text)
	}
	for i := range p.Items {
		p.Items[i].Key = escapeKey(p.Items[i].Key)
	}
	for i := range p.CommonPrefixes {
		p.CommonPrefixes[i].Prefix = escapeKey(p.CommonPrefixes[i].Prefix)
	}
}

func escapeKey(key string) string { return strings.ReplaceAll(url.QueryEscape(key), "%2F", "/") }
