"""What can be wrong with benchmark data."""


class BenchmarkError(ValueError):
    """Benchmark data that cannot be used; names the file, the cause and the remedy."""
