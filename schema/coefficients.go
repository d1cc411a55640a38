package schema

// CoefficientsFormat is the format that modelexport writes. This package reads
// it and the older minor versions.
const CoefficientsFormat = "coefficients/1.2"

// Coefficients is the document that R writes. Checksum guards it on its way:
// see [Seal].
type Coefficients struct {
	Format string `json:"format"`
	Model
	Checksum string `json:"checksum"`
}

// DecodeCoefficients reads a coefficients document strictly. Errors are
// [*DecodeError], [*FormatError] or, last, [*ChecksumError].
func DecodeCoefficients(data []byte) (*Coefficients, error) {
	c, err := decodeOf[Coefficients](data, CoefficientsFormat)
	if err != nil {
		return nil, err
	}
	if is := Checksum(data, c.Checksum); is != c.Checksum {
		return nil, &ChecksumError{Says: c.Checksum, Is: is}
	}
	return c, nil
}
