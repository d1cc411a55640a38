package bench

// Sections are all measurements, in the order of the page.
func Sections() []Section {
	return []Section{
		{"answer", "A row and an answer", measureAnswer},
		{"cold", "A cold start", measureCold},
		{"peers", "Other ways to do the same", measurePeers},
		{"batch", "A file of rows", measureBatch},
		{"mage", "The commands of every day", measureMage},
	}
}
