// Package s3 emulates Amazon S3. A front in this process authorizes each call,
// answers what the embedded library does not have (encryption, public access
// block, bucket policy, lifecycle, notification), and hands the rest to
// versitygw, which checks the signature and keeps the objects on disk.
// Depends on versitygw, emulator/iam, emulator/keyring, emulator/policy,
// emulator/proc, emulator/sigv4, emulator/state and emulator/wire.
//
// versitygw's disk backend needs the process's working directory for itself,
// and one process can have only one. So it runs in a child: the same program
// executed again with an environment variable set, which this package's init
// takes over before main. The two talk over unix sockets in a private folder;
// the child ends when its standard input closes, so it never outlives us.
package s3
