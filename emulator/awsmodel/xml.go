package awsmodel

import (
	"encoding/xml"
	"strings"
)

// element is an XML element with what is in it.
type element struct {
	XMLName  xml.Name
	Children []element  `xml:",any"`
	Attr     []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
}

func (e element) name() string { return e.XMLName.Local }

// checkXML checks a document. In the query protocol the result is wrapped twice,
// with the request's id beside it.
func (m *model) checkXML(a Answer, s *shape, wrapper string, f *finding) {
	var root element
	if err := xml.Unmarshal(a.Body, &root); err != nil {
		f.add("the body is no XML: %v: %.80s", err, a.Body)
		return
	}
	if m.Metadata.Protocol != "query" {
		if a.Operation == "GetBucketLocation" { // the root is the member, and empty for us-east-1
			m.checkText("BucketLocationConstraint", root.Text, "", "LocationConstraint", f)
			return
		}
		m.checkElement(root, s, "", f)
		return
	}
	if want := a.Operation + "Response"; root.name() != want || root.XMLName.Space != m.Metadata.XMLNamespace {
		f.add("the root is %s of %q, not %s of %q", root.name(), root.XMLName.Space, want, m.Metadata.XMLNamespace)
	}
	meta, result := false, false
	for _, child := range root.Children {
		switch {
		case child.name() == "ResponseMetadata" && len(child.Children) == 1 && child.Children[0].name() == "RequestId" && child.Children[0].Text != "":
			meta = true
		case wrapper != "" && child.name() == wrapper:
			result = true
			m.checkElement(child, s, "", f)
		default:
			f.add("%s is not in the model", child.name())
		}
	}
	if !meta {
		f.add("ResponseMetadata with RequestId is missing")
	}
	if wrapper != "" && !result {
		f.add("%s is missing", wrapper)
	}
}

// checkElement checks a structure.
func (m *model) checkElement(e element, s *shape, where string, f *finding) {
	known, listOf := map[string]member{}, map[string]bool{}
	for given, one := range s.Members {
		if one.XMLAttribute {
			continue
		}
		name := one.name(given)
		if item := m.Shapes[one.Shape]; item.Type == "list" && (item.Flattened || one.Flattened) {
			if item.Member.LocationName != "" {
				name = item.Member.LocationName
			}
			listOf[name] = true
			one = *item.Member
		}
		known[name] = one
	}
	seen := map[string]int{}
	for _, child := range e.Children {
		name := child.name()
		one, ok := known[name]
		if seen[name]++; !ok {
			f.add("%s%s is not in the model", where, name)
			continue
		}
		if seen[name] == 2 && !listOf[name] {
			f.add("%s%s is there twice", where, name)
		}
		m.checkNode(child, one.Shape, where+name, f)
	}
	for _, given := range s.Required {
		one := s.Members[given]
		flat := m.Shapes[one.Shape].Flattened || one.Flattened // an empty one is absent
		if name := one.name(given); !one.XMLAttribute && !flat && seen[name] == 0 {
			f.add("%s%s is missing", where, name)
		}
	}
}

func (m *model) checkNode(e element, name, where string, f *finding) {
	s := m.Shapes[name]
	switch s.Type {
	case "structure":
		m.checkElement(e, s, where+".", f)
	case "list":
		want := s.Member.name("member")
		for _, item := range e.Children {
			if item.name() != want {
				f.add("%s: %s where the model has %s", where, item.name(), want)
				continue
			}
			m.checkNode(item, s.Member.Shape, where+"[]", f)
		}
	case "map":
		for _, entry := range e.Children {
			for _, part := range entry.Children {
				if part.name() == s.Value.name("value") {
					m.checkNode(part, s.Value.Shape, where+"{}", f)
				}
			}
		}
	default:
		if len(e.Children) > 0 {
			f.add("%s: elements where the model has a %s", where, s.Type)
			return
		}
		m.checkText(name, strings.TrimSpace(e.Text), "iso8601", where, f)
	}
}
