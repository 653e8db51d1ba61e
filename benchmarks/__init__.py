"""Measurements against the stated limits: `python -m benchmarks` (CPU time, but for the throughput)."""
