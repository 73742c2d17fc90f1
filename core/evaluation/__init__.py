"""Ranks, benchmarks and timings of a loaded encoder."""
