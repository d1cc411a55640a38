package schema

// CoefficientsFormat is the format that modelexport writes and this package reads.
const CoefficientsFormat = "coefficients/1.0"

// Coefficients is the document that R writes.
type Coefficients struct {
	Format string `json:"format"`
	Model
}

// DecodeCoefficients reads a coefficients document strictly. Errors are
// [*DecodeError] or [*FormatError].
func DecodeCoefficients(data []byte) (*Coefficients, error) {
	if err := checkFormat(data, CoefficientsFormat); err != nil {
		return nil, err
	}
	return Decode[Coefficients](data)
}
