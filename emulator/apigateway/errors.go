package apigateway

import "serverless-poc/emulator/wire"

func invalid(format string, args ...any) error {
	return wire.Errorf(400, "BadRequestException", format, args...)
}

func conflict(format string, args ...any) error {
	return wire.Errorf(409, "ConflictException", format, args...)
}

func missing(format string, args ...any) error {
	return wire.Errorf(404, "NotFoundException", format, args...)
}

// lacking refuses by name a part of AWS that the emulator does not have.
func lacking(what string) error {
	return wire.Errorf(501, "NotImplemented", "emulator: apigateway: %s is not implemented; it exists in AWS but not in this emulator", what)
}
