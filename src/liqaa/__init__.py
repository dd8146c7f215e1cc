"""Liqaa (لقاء): the field organisation of a party, from the memo to the proof."""
