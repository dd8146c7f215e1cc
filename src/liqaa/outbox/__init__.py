"""Outbox (البريد الصادر): messages that leave, each once per person and channel.

An action queues a message in its own transaction; the worker sends it and keeps what happened.
It writes no texts of its own but one neutral subject, and knows no recipient beyond an address or account.
"""
