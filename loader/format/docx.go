package format

func decodeDOCX([]byte) (*Document, error) { return nil, ErrNotText }
