package s3

import (
	"cmp"
	"context"
	"encoding/xml"
	"net/url"
	"slices"
)

// versionXML is a version, or a delete marker: those have neither ETag nor size.
type versionXML struct {
	XMLName           xml.Name
	ETag              string   `xml:",omitempty"`
	ChecksumAlgorithm []string `xml:",omitempty"`
	ChecksumType      string   `xml:",omitempty"`
	Size              *int64   `xml:",omitempty"`
	StorageClass      string   `xml:",omitempty"`
	Key, VersionId    string
	IsLatest          bool
	LastModified      string
	Owner             *ownerXML
}

type ownerXML struct {
	DisplayName string `xml:",omitempty"`
	ID          string
}

type prefixXML struct{ Prefix string }

// versionsXML is versitygw's answer.
type versionsXML struct {
	IsTruncated                        bool
	NextKeyMarker, NextVersionIdMarker string
	Version, DeleteMarker              []versionXML
	CommonPrefixes                     []prefixXML
}

// older compares version ids: versitygw's begin with their time; "null" is from
// before versioning.
func older(a, b string) bool { return a != b && (a == "null" || b != "null" && a < b) }

// allVersions reads the whole list, by key and the newest first.
func (s *Service) allVersions(ctx context.Context, region, bucket, prefix, delimiter string) ([]versionXML, []prefixXML, error) {
	seen := map[[2]string]bool{}
	var all []versionXML
	var prefixes []prefixXML
	q := url.Values{"versions": {""}, "prefix": {prefix}, "delimiter": {delimiter}}
	for {
		var part versionsXML
		body, err := s.fetch(ctx, region, "/"+bucket, q)
		if err != nil {
			return nil, nil, err
		}
		if err := xml.Unmarshal(body, &part); err != nil {
			return nil, nil, err
		}
		before := len(all)
		for _, v := range slices.Concat(part.Version, part.DeleteMarker) {
			v.XMLName.Space = ""
			if place := [2]string{v.Key, v.VersionId}; !seen[place] {
				seen[place] = true
				all = append(all, v)
			}
		}
		for _, p := range part.CommonPrefixes {
			if !slices.Contains(prefixes, p) {
				prefixes = append(prefixes, p)
			}
		}
		if !part.IsTruncated || len(all) == before {
			break
		}
		q.Set("key-marker", part.NextKeyMarker)
		q.Set("version-id-marker", part.NextVersionIdMarker)
	}
	slices.SortStableFunc(all, func(a, b versionXML) int {
		switch {
		case a.Key != b.Key:
			return cmp.Compare(a.Key, b.Key)
		case older(b.VersionId, a.VersionId):
			return -1
		}
		return 1
	})
	return all, prefixes, nil
}
