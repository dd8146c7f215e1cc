"""What is hashed of frozen minutes: one canonical text of everything they say, and its SHA-256.

Keys in order, no spaces, letters as they are (UTF-8): the same content gives the same bytes on every machine.
Each section is hashed by itself and the seal is over their digests: so whoever compares learns which section
is no longer the same, and what is public can be checked without what is confidential.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

VERSION = 2
"""Of the form below. In the first form the two halves were hashed whole and no section had a digest."""
PUBLIC, CONFIDENTIAL = "public", "confidential"


def canonical(content: Any) -> bytes:
    """The one text of plain data: numbers, texts, lists and mappings by text."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest_of(content: Any) -> str:
    """The SHA-256 of plain data, as hexadecimal digits."""
    return hashlib.sha256(canonical(content)).hexdigest()


def sections_of(public: Mapping[str, Any], confidential: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The digest of each section, by half and key; a section with nothing in it is left out."""
    halves = {PUBLIC: public, CONFIDENTIAL: confidential}
    return {
        half: {key: digest_of(said) for key, said in content.items() if said}
        for half, content in halves.items()
    }


def seal_of(sections: Mapping[str, Mapping[str, str]]) -> str:
    """The SHA-256 that minutes carry: over the digests of their sections."""
    return digest_of(
        {"version": VERSION, **{half: sections.get(half, {}) for half in (PUBLIC, CONFIDENTIAL)}}
    )


def changed_between(
    kept: Mapping[str, Mapping[str, str]], now: Mapping[str, Mapping[str, str]]
) -> list[tuple[str, str]]:
    """Half and key of each section whose digest is not the kept one, with those that came or went."""
    found = []
    for half in (PUBLIC, CONFIDENTIAL):
        before, after = kept.get(half, {}), now.get(half, {})
        found += [(half, key) for key in sorted({*before, *after}) if before.get(key) != after.get(key)]
    return found


def seal_of_first_form(public: Mapping[str, Any], confidential: Mapping[str, Any]) -> str:
    """The seal as minutes carry it that were frozen before sections had digests of their own."""
    return digest_of({"version": 1, "public": digest_of(public), "confidential": digest_of(confidential)})
