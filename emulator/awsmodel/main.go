package awsmodel

import (
	"fmt"
	"os"
)

// Main is the TestMain of a package whose emulators are held against c: it runs
// the tests, says what was checked, or that nothing was and why, and ends the
// program.
func Main(m interface{ Run() int }, c *Checker, err error) {
	result := m.Run()
	Say(c, err)
	os.Exit(result)
}

// Say says what was checked, or why nothing was.
func Say(c *Checker, err error) {
	if err != nil {
		fmt.Println("SKIP: no answer was held against", err)
		return
	}
	fmt.Println(c.Report())
}
