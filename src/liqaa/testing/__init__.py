"""Testing (الاختبار): a real PostgreSQL, a real server and a real browser for the tests of every room.

``postgres`` is the pytest plugin that starts the database before Django reads its settings. ``databases``
makes each test worker's database from a template. ``chromium`` finds a browser, ``site`` runs the product
for it, ``reports`` finds the published reports. Nothing here is part of the product.
"""
