package format

func decodePDF([]byte) (*Document, error) { return nil, ErrNotText }
