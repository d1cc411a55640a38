package lambda

import (
	"debug/elf"
	"fmt"
	"path/filepath"
	"runtime"

	"serverless-poc/emulator/policy"
)

var lambdaPrincipal = policy.Principals{"Service": {"lambda.amazonaws.com"}}

var machines = map[string]elf.Machine{"x86_64": elf.EM_X86_64, "arm64": elf.EM_AARCH64}

// hosts are Go's names of the machines.
var hosts = map[string]string{"x86_64": "amd64", "arm64": "arm64"}

// unfit says why a program cannot run as a function of this architecture: it is
// built for another machine (AWS fails at the first invocation too), or this
// machine is another one. A file that is not ELF is not judged.
func unfit(task, architecture string) string {
	f, err := elf.Open(filepath.Join(task, "bootstrap"))
	if err != nil {
		return ""
	}
	defer f.Close()
	if f.Machine != machines[architecture] {
		return fmt.Sprintf("exec format error: bootstrap is built for %v, the function's architecture is %s", f.Machine, architecture)
	}
	if hosts[architecture] != runtime.GOARCH {
		return fmt.Sprintf("exec format error: the function's architecture is %s, this machine is %s; build and deploy for %s to run it here", architecture, runtime.GOARCH, runtime.GOARCH)
	}
	return ""
}
