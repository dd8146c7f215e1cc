"""The proof of access: one table of what is expected (``expected``), asked of every address by every role.

``field`` plants an organisation whose every text is a canary, ``actors`` who looks at it, ``oracle`` computes
the answer from the table, ``scanning`` looks for canaries in whatever came out, ``tables`` reads past the
views.

- ``uv run pytest -m access``: more than 6,000 checks, three ways; the usual suite runs a first share of them.
- ``LIQAA_ACCESS_SHARE=1 uv run pytest -m access``: every cell of every actor, some 150,000 checks.
- ``LIQAA_ACCESS_MUTANTS=40 uv run pytest -m mutants -n 0 -s``: takes away a sample of 40 checks, one at a
time.

A new address, job, mail, slot of panels or export makes ``test_coverage`` fail until it has its line.
"""
