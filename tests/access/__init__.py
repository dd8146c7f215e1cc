"""The proof of access: one table of what is expected (``expected``), asked of every address by every role.

``field`` plants an organisation whose every text is a canary (``filling``: tables it does not name),
``actors`` who looks at it, ``oracle`` computes the answer from the table, ``scanning`` looks for canaries
in whatever came out, ``tables`` reads and ``writing`` writes past the views.
``witnesses`` are situations that no line can tell, ``lacking`` is somebody with every right but one,
``proofs`` what asks again who one is; ``handed`` what a link gives its holder, ``mailed`` what mails and
printed letters say.

- ``uv run pytest -m access``: more than 6,000 checks, three ways; the usual suite runs a first share of them.
- ``LIQAA_ACCESS_SHARE=1 uv run pytest -m access``: every cell of every actor, some 150,000 checks.
- ``uv run pytest -m mutants -n 0 -s tests/access``: takes away every check, proof and policy, one at a time,
  and says which share was noticed; ``LIQAA_ACCESS_MUTANTS=40`` takes a sample, ``LIQAA_ACCESS_PART=1/4`` a
  quarter, ``LIQAA_ACCESS_NAMED=word`` those whose name holds the word.

A new address, job, mail, slot of panels or export makes ``test_coverage`` fail until it has its line.
"""
