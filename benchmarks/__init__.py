"""Benchmarks (القياس): ``python -m benchmarks NAME [--small]`` prints one JSON object a line.

Each module of this package offers ``run(small) -> Iterator[dict]``; a figure is ``{"figure", "value", "unit",
"against", "ratio"}``: what was measured, beside what, and how many times that it is.
"""
