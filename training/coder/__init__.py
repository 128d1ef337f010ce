"""Training of the event coder: the corpus in, an ONNX model out (docs/coder.md)."""
