package batch

import (
	"os"
	"syscall"
)

// beginWriting is SYNC_FILE_RANGE_WRITE: do not wait for the disk.
const beginWriting = 2

// beginSync has the disk begin with a part of the file. Where it cannot, Sync does all.
func beginSync(file *os.File, from, bytes int64) {
	_ = syscall.SyncFileRange(int(file.Fd()), from, bytes, beginWriting)
}
