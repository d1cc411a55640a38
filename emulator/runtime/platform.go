package runtime

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"time"
)

// Log is how Lambda's own lines are written, and which.
type Log struct {
	JSON   bool   // events of the platform instead of START, END and REPORT
	System string // least level of them: DEBUG, INFO or WARN; only in JSON
}

var levels = []string{"DEBUG", "INFO", "WARN"}

// platformEvent is one of Lambda's own lines in JSON.
// Source: Lambda Developer Guide, "Lambda Telemetry API Event schema reference".
type platformEvent struct {
	Time   string `json:"time"`
	Type   string `json:"type"`
	Record any    `json:"record"`
}

// record is what an event of the platform says; a member that does not belong
// to the event is absent.
type record struct {
	InitializationType string   `json:"initializationType,omitempty"`
	Phase              string   `json:"phase,omitempty"`
	RuntimeVersion     string   `json:"runtimeVersion,omitempty"`
	FunctionName       string   `json:"functionName,omitempty"`
	FunctionVersion    string   `json:"functionVersion,omitempty"`
	RequestID          string   `json:"requestId,omitempty"`
	Version            string   `json:"version,omitempty"`
	Metrics            *metrics `json:"metrics,omitempty"`
	Status             string   `json:"status,omitempty"`
	ErrorType          string   `json:"errorType,omitempty"`
}

type metrics struct {
	Duration float64 `json:"durationMs"`
	Billed   float64 `json:"billedDurationMs,omitempty"`
	Memory   int     `json:"memorySizeMB,omitempty"`
	Peak     int64   `json:"maxMemoryUsedMB,omitempty"`
	Init     float64 `json:"initDurationMs,omitempty"`
}

const runtimeName = "provided.al2023 (emulator)"

func (r *run) log(format string, args ...any) {
	r.lines = append(r.lines, Line{Time: time.Now(), Text: fmt.Sprintf(format, args...), Platform: true})
}

// platform writes one event in JSON, if its level is wanted.
func (r *run) platform(level, kind string, what record) {
	if slices.Index(levels, level) < slices.Index(levels, r.spec.Log.System) {
		return
	}
	text, _ := json.Marshal(platformEvent{time.Now().UTC().Format("2006-01-02T15:04:05.000Z"), "platform." + kind, what}) // strings and numbers always encode
	r.log("%s", text)
}

func (r *run) logInit() {
	if r.spec.Log.JSON {
		r.platform("INFO", "initStart", record{InitializationType: "on-demand", Phase: "init", RuntimeVersion: runtimeName,
			FunctionName: r.spec.Function, FunctionVersion: r.spec.Version})
		return
	}
	r.log("INIT_START Runtime Version: %s", runtimeName)
}

func (r *run) logStart() {
	if r.spec.Log.JSON {
		r.platform("INFO", "start", record{RequestID: r.event.RequestID, Version: r.spec.Version})
		return
	}
	r.log("START RequestId: %s Version: %s", r.event.RequestID, r.spec.Version)
}

// logFault writes what ended the program. In JSON the events say it.
func (r *run) logFault(f failure) {
	if !r.spec.Log.JSON {
		r.log("%s", f.Message)
	}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// megabytes is the most memory the program had.
func (r *run) megabytes() int64 { return (r.peak + 1<<20 - 1) >> 20 }

// logEnd writes how the invocation ended and what it used.
func (r *run) logEnd() {
	billed := math.Ceil(milliseconds(r.took + r.init))
	if !r.spec.Log.JSON {
		r.log("END RequestId: %s", r.event.RequestID)
		r.log("%s", r.report(billed))
		return
	}
	done, reported, status := "DEBUG", "INFO", "success"
	if r.status != "" {
		done, reported, status = "INFO", "WARN", r.status
	}
	m := metrics{Duration: milliseconds(r.took), Billed: billed, Memory: r.spec.Memory, Peak: r.megabytes()}
	if r.first {
		m.Init = milliseconds(r.init)
	}
	r.platform(done, "runtimeDone", record{RequestID: r.event.RequestID, Status: status, ErrorType: r.kind, Metrics: &metrics{Duration: m.Duration}})
	r.platform(reported, "report", record{RequestID: r.event.RequestID, Metrics: &m, Status: status, ErrorType: r.kind})
}

// report is the REPORT line.
func (r *run) report(billed float64) string {
	text := fmt.Sprintf("REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %.0f ms\tMemory Size: %d MB\t",
		r.event.RequestID, milliseconds(r.took), billed, r.spec.Memory)
	if r.peak > 0 {
		text += fmt.Sprintf("Max Memory Used: %d MB\t", r.megabytes())
	}
	if r.first {
		text += fmt.Sprintf("Init Duration: %.2f ms\t", milliseconds(r.init))
	}
	if r.status != "" {
		text += "Status: " + r.status + "\t"
	}
	if r.kind != "" {
		text += "Error Type: " + r.kind + "\t"
	}
	return text
}
