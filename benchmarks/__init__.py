"""Measures metrocheck against what it promises about speed; `python -m benchmarks` runs it. Never part of a wheel."""
