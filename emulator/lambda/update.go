package lambda

func updateFunctionCode(s *Service, in *input) (reply, error) {
	var q struct {
		codeSource
		Architectures   []string
		RevisionId      string
		Publish, DryRun bool
	}
	if err := decode(in, &q); err != nil {
		return reply{}, err
	}
	// Checked before the package is read, and again when it is put in place.
	ready := func(f *function) error {
		if err := f.busy(s.Clock.Now()); err != nil {
			return err
		}
		return precondition(f.Latest.revision(s.Clock.Now()), q.RevisionId)
	}
	if err := s.view(in, ready); err != nil {
		return reply{}, err
	}
	code, err := s.keep(in, q.codeSource)
	if err != nil {
		return reply{}, err
	}
	var out configurationJSON
	err = s.change(in, func(f *function) error {
		if err := ready(f); err != nil {
			return err
		}
		c := *f.Latest
		c.CodeSha256, c.CodeSize = code.sha256, code.size
		if q.Architectures != nil {
			c.Architectures = q.Architectures
		}
		if err := s.check(&c); err != nil {
			return err
		}
		if q.DryRun {
			out = f.json(&c, s.Clock.Now(), false)
			return errUnchanged
		}
		s.begin(&c, f.Latest, f.Name, in.Operation)
		f.Latest = &c
		if q.Publish {
			out = f.json(s.publish(f, ""), s.Clock.Now(), true)
			return nil
		}
		out = f.json(&c, s.Clock.Now(), false)
		return nil
	})
	if err == errUnchanged {
		err = nil
	}
	return reply{200, out}, err
}

func updateFunctionConfiguration(s *Service, in *input) (reply, error) {
	var q settings
	if err := decode(in, &q); err != nil {
		return reply{}, err
	}
	var out configurationJSON
	err := s.change(in, func(f *function) error {
		if err := f.busy(s.Clock.Now()); err != nil {
			return err
		}
		if err := precondition(f.Latest.revision(s.Clock.Now()), q.RevisionId); err != nil {
			return err
		}
		c := *f.Latest
		if err := s.apply(q, &c); err != nil {
			return err
		}
		s.begin(&c, f.Latest, f.Name, in.Operation)
		f.Latest = &c
		out = f.json(&c, s.Clock.Now(), false)
		return nil
	})
	return reply{200, out}, err
}
