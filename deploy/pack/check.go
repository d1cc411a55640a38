package pack

import (
	"bytes"
	"debug/elf"
	"fmt"
)

// maxUnzipped is Lambda's limit on an unpacked package.
const maxUnzipped = 250 << 20

// check finds before the upload what Lambda would only say at the first call:
// "exec format error".
func check(program []byte, architecture string) error {
	file, err := elf.NewFile(bytes.NewReader(program))
	if err != nil {
		return fmt.Errorf("bootstrap is not a Linux program: %v", err)
	}
	want := map[string]elf.Machine{"arm64": elf.EM_AARCH64, "x86_64": elf.EM_X86_64}[architecture]
	if file.Machine != want {
		return fmt.Errorf("bootstrap is for %s, the function is %s; set function.architecture in stack.json", file.Machine, architecture)
	}
	for _, p := range file.Progs {
		if p.Type == elf.PT_INTERP {
			return fmt.Errorf("bootstrap is linked dynamically and would not start on Lambda; build it with CGO_ENABLED=0")
		}
	}
	if len(program) > maxUnzipped {
		return fmt.Errorf("bootstrap is %d MB; Lambda takes 250 MB unpacked", len(program)>>20)
	}
	return nil
}
