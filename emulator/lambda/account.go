package lambda

// The quotas of a new region of an account. Source: Lambda Developer Guide,
// "Lambda quotas"; sizes in bytes.
const (
	quotaConcurrency = 1000
	quotaStorage     = 80530636800 // 75 GB
	quotaUnzipped    = 250 << 20
	quotaZipped      = 50 << 20
)

// getAccountSettings answers quotas and use: every version keeps its own code.
func getAccountSettings(s *Service, _ *input) (reply, error) {
	var count, size int64
	var reserved int
	err := s.store.View(func(all *functions) error {
		for _, f := range all.Functions {
			count++
			reserved += f.reserved()
			size += f.Latest.CodeSize
			for _, v := range f.Versions {
				size += v.CodeSize
			}
		}
		return nil
	})
	return reply{200, map[string]any{
		"AccountLimit": map[string]any{
			"TotalCodeSize": int64(quotaStorage), "CodeSizeUnzipped": quotaUnzipped, "CodeSizeZipped": quotaZipped,
			"ConcurrentExecutions": quotaConcurrency, "UnreservedConcurrentExecutions": quotaConcurrency - reserved,
		},
		"AccountUsage": map[string]any{"TotalCodeSize": size, "FunctionCount": count},
	}}, err
}
