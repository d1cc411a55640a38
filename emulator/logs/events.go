package logs

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// Event is one log event.
type Event struct {
	Timestamp     int64  `json:"timestamp"` // milliseconds since 1970
	Message       string `json:"message"`
	IngestionTime int64  `json:"ingestionTime"`
}

// events are the files of the streams, one event a line, in order of arrival.
type events struct {
	dir string
	mu  sync.Mutex
}

func (e *events) append(file string, list []Event) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	f, err := os.OpenFile(filepath.Join(e.dir, file), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(f)
	enc := json.NewEncoder(out)
	for _, ev := range list {
		if err := enc.Encode(ev); err != nil {
			return errors.Join(err, f.Close())
		}
	}
	return errors.Join(out.Flush(), f.Close())
}

func (e *events) read(file string) ([]Event, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	f, err := os.Open(filepath.Join(e.dir, file))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil // a stream without events
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var list []Event
	dec := json.NewDecoder(bufio.NewReader(f))
	for dec.More() {
		var ev Event
		if err := dec.Decode(&ev); err != nil {
			return nil, fmt.Errorf("log file %s: %v", file, err)
		}
		list = append(list, ev)
	}
	return list, nil
}

func (e *events) remove(files []string) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, f := range files {
		if err := os.Remove(filepath.Join(e.dir, f)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
