"""Configuration (الإعداد): settings, addresses, roles and the command line.

The only room that sees every other. It holds no table and decides nothing about the domain.
"""
