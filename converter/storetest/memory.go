package storetest

import (
	"bytes"
	"context"
	"fmt"
	"sync"

	"serverless-poc/converter"
)

// Memory is a store in memory. The zero value is empty.
type Memory struct {
	mu      sync.Mutex
	objects map[string][]byte
}

var _ converter.Store = (*Memory)(nil)

// Create implements [converter.Store].
func (m *Memory) Create(ctx context.Context, key string, data []byte) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, ok := m.objects[key]; ok {
		return fmt.Errorf("%s: %w", key, converter.ErrExists)
	}
	if m.objects == nil {
		m.objects = map[string][]byte{}
	}
	m.objects[key] = bytes.Clone(data)
	return nil
}

// Get implements [converter.Store].
func (m *Memory) Get(ctx context.Context, key string) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	data, ok := m.objects[key]
	if !ok {
		return nil, fmt.Errorf("there is no %s", key)
	}
	return bytes.Clone(data), nil
}
