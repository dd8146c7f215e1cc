"""Small programs for those who work on Liqaa (أدوات المطورين); no part of the product."""
