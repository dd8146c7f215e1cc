"""Pictures: what the camera wrote beside them goes, what they show stays, floods and polyglots are refused.

Pillow is the second opinion here; the product itself does not draw.
"""

import io
import struct
import zlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from liqaa.files.actions import store
from liqaa.files.queries import read
from liqaa.files.rules import recognise
from liqaa.files.rules.pictures import NoPicture, without_notes
from liqaa.journal.actions import SYSTEM
from liqaa.kit.refusals import Refused

SECRET = "34.0331N-Tel-0661-Amina"
FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif", "WEBP": "image/webp"}
each_format = pytest.mark.parametrize("format_", FORMATS)


def drawn() -> Image.Image:
    picture = Image.new("RGB", (64, 48))
    picture.putdata([(x * 4, y * 5, (x * y) % 256) for y in range(48) for x in range(64)])
    return picture


def with_notes(format_: str, *, turned: int = 6, **options: object) -> bytes:
    """A picture that tells where, when and by what it was taken, in every way its format knows."""
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010F] = SECRET
    exif.get_ifd(0x8825).update({1: "N", 2: (34.0, 1.0, 59.0), 29: SECRET})
    out = io.BytesIO()
    more: dict[str, object] = {"exif": exif, "comment": SECRET.encode()}
    if format_ == "PNG":
        notes = PngImagePlugin.PngInfo()
        notes.add_text("Author", SECRET)
        notes.add_itxt("XML:com.adobe.xmp", SECRET, zip=True)
        more = {"exif": exif, "pnginfo": notes}
    if format_ in {"WEBP", "JPEG"}:
        more["xmp"] = f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode()
    drawn().save(out, format_, **more, **options)
    return out.getvalue()


def seen(content: bytes) -> tuple[tuple[int, int], bytes]:
    with Image.open(io.BytesIO(content)) as picture:
        return picture.size, picture.convert("RGB").tobytes()


@each_format
def test_what_a_picture_tells_besides_is_gone_and_what_it_shows_is_not(format_: str) -> None:
    told = with_notes(format_)
    kept = without_notes(told, FORMATS[format_])
    assert SECRET.encode() in told
    assert SECRET.encode() not in kept
    assert seen(kept) == seen(told)
    assert recognise(kept) == FORMATS[format_]
    with Image.open(io.BytesIO(kept)) as picture:
        assert dict(picture.getexif()) == ({0x0112: 6} if format_ == "JPEG" else {})
        assert picture.getexif().get_ifd(0x8825) == {}


@pytest.mark.parametrize("options", [{"progressive": True}, {"quality": 30, "icc_profile": b"colours" * 20}])
def test_other_ways_to_pack_a_jpeg_draw_the_same(options: dict[str, object]) -> None:
    told = with_notes("JPEG", **options)
    assert seen(without_notes(told, "image/jpeg")) == seen(told)


@each_format
def test_cleaning_twice_changes_nothing_more(format_: str) -> None:
    once = without_notes(with_notes(format_), FORMATS[format_])
    assert without_notes(once, FORMATS[format_]) == once


@each_format
def test_what_hangs_on_behind_a_picture_is_cut_off(format_: str) -> None:
    tail = b"<script>alert(1)</script>PK\x03\x04%PDF-1.7"
    kept = without_notes(with_notes(format_) + tail, FORMATS[format_])
    assert (tail in kept, seen(kept)) == (False, seen(with_notes(format_)))


def png(width: int, height: int) -> bytes:
    def part(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + part(b"IDAT", zlib.compress(b"\x00" * 100)) + part(b"IEND", b"")


def flood(format_: str) -> bytes:
    """A picture of a few bytes that says it is 50,000 (or as many as its format can say) on each side."""
    small = bytearray(with_notes(format_))
    if format_ == "PNG":
        return png(50_000, 50_000)
    if format_ == "GIF":
        place = small.index(b"\x2c" + struct.pack("<HH", 0, 0)) + 5
        small[place : place + 4] = struct.pack("<HH", 50_000, 50_000)
    elif format_ == "JPEG":
        place = small.index(b"\xff\xc0") + 5
        small[place : place + 4] = struct.pack(">HH", 50_000, 50_000)
    else:
        small[24:30] = (49_999).to_bytes(3, "little") * 2  # the canvas of VP8X
    return bytes(small)


@each_format
def test_a_flood_of_pixels_is_refused_by_its_head(format_: str) -> None:
    with pytest.raises(NoPicture) as fault:
        without_notes(flood(format_), FORMATS[format_])
    assert fault.value.large


def test_a_picture_of_a_good_camera_is_taken() -> None:
    assert recognise(without_notes(png(8160, 6120), "image/png")) == "image/png"


@each_format
@given(cut=st.integers(0, 3000), place=st.integers(12, 3000), value=st.integers(0, 255))
def test_a_broken_picture_is_refused_or_taken_without_its_notes(
    format_: str, cut: int, place: int, value: int
) -> None:
    broken = bytearray(with_notes(format_))
    broken[place % len(broken)] = value
    for content in (bytes(broken), bytes(broken[: max(12, cut % len(broken))])):
        try:
            kept = without_notes(content, FORMATS[format_])
        except NoPicture:
            continue
        assert len(kept) <= len(content) + 40


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (png(50_000, 50_000), "too many pixels"),
        (b"\xff\xd8\xff\xe0<script>alert(1)</script>", "damaged"),
        (b"GIF89a/*<svg/onload=alert(1)>*/=1;", "damaged"),
        (b"<html><script>alert(1)</script>\x00", "not taken"),
    ],
    ids=["flood", "script in a jpeg", "script in a gif", "a page"],
)
def test_what_is_no_picture_is_refused_in_words(content, words, settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.LANGUAGE_CODE = "en"
    from django.utils import translation

    with translation.override("en"), pytest.raises(Refused, match=words) as refusal:
        store(upload=SimpleUploadedFile("صورة.jpg", content), by=SYSTEM, at=timezone.now())
    assert (refusal.value.field, list(tmp_path.iterdir())) == ("file", [])


@pytest.mark.django_db
@each_format
def test_what_is_kept_of_a_photo_says_nothing_of_where_it_was_taken(
    format_: str, settings, tmp_path: Path
) -> None:
    from liqaa.access.actions import create_account

    settings.MEDIA_ROOT = tmp_path
    account = create_account(email="a@example.ma", name="أمينة", by=SYSTEM, at=timezone.now())
    upload = SimpleUploadedFile("IMG\u202egpj.exe", with_notes(format_))
    stored = store(upload=upload, by=account, at=timezone.now())
    with read(stored) as stream:
        assert SECRET.encode() not in stream.read()
    assert stored.name == "IMGgpj.exe." + {"JPEG": "jpg"}.get(format_, format_.lower())
