"""The proof of access: one table of what is expected (``expected``), asked of every address by every role.

``field`` plants an organisation whose every text is a canary, ``actors`` who looks at it, ``oracle`` computes
the answer from the table, ``scanning`` looks for canaries in whatever came out.
"""
