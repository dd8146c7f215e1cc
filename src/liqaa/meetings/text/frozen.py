"""What is hashed of frozen minutes: one canonical text of everything they say, and its SHA-256.

Keys in order, no spaces, letters as they are (UTF-8): the same content gives the same bytes on every machine.
What is public and what is confidential are hashed apart, then together, so that the public paper can be
checked by itself.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

VERSION = 1
"""Of the form below; a later form keeps this one readable."""


def canonical(content: Any) -> bytes:
    """The one text of plain data: numbers, texts, lists and mappings by text."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest_of(content: Any) -> str:
    """The SHA-256 of plain data, as hexadecimal digits."""
    return hashlib.sha256(canonical(content)).hexdigest()


def seal_of(public: Mapping[str, Any], confidential: Mapping[str, Any]) -> str:
    """The SHA-256 that minutes carry: over the digests of both halves."""
    return digest_of(
        {"version": VERSION, "public": digest_of(public), "confidential": digest_of(confidential)}
    )
