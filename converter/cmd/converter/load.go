package main

import "serverless-poc/converter"

// load reads what parse takes and proves.
func load(name string, s streams, parse func([]byte) (*converter.Converted, error)) (*converter.Converted, error) {
	data, err := read(name, s)
	if err != nil {
		return nil, err
	}
	c, err := parse(data)
	if err != nil {
		return nil, refused(name, err)
	}
	return c, nil
}
