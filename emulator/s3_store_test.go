package emulator_test

import (
	"testing"

	"serverless-poc/converter/s3store"
	"serverless-poc/converter/storetest"
	"serverless-poc/emulator/wire"
)

// The converter's store keeps its promises on this S3, against writers at once
// too; moto's cannot show that (converter/s3store, TestStore).
func TestStore(t *testing.T) {
	_, c := run(t)
	store := s3store.New(c.s3, *bucket(t, c, "store-bucket"), wire.AccountID)
	storetest.Run(t, store)
	t.Run("one of many writers wins", func(t *testing.T) { storetest.Race(t, store) })
}
