"""Countdown (الاستحقاقات): a congress or an election, its day, and how ready each place is for it.

An ``Event`` is counted down to; its ``Constituency`` rows are sets of places with seats; past results stand
beside the readiness; a congress has quotas and delegates (انتداب المؤتمرين) and starts mandates. The room
asks bodies, directives and needs for their figures and keeps none of them; it counts no votes of its own,
and what is said at the congress itself is a meeting's.
"""
