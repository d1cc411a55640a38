package function

// ReplaceRoots puts other roots where Amazon's are, until restore is called.
func ReplaceRoots(pem []byte) (restore func()) {
	old := amazonRoots
	amazonRoots = pem
	return func() { amazonRoots = old }
}

// AddressOf is where the object of c is asked for.
func AddressOf(c Config) (string, error) {
	address, err := addressOf(c)
	if err != nil {
		return "", err
	}
	return address.String(), nil
}
