package bench

// Sections are all measurements, in the order of the page.
func Sections() []Section {
	return []Section{
		{"answer", "A row and an answer", measureAnswer},
		{"mage", "The commands of every day", measureMage},
	}
}
