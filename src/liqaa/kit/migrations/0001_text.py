"""The extensions and the SQL twin of ``kit.arabic.fold``, before any table needs them."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations

FOLD = (
    "CREATE OR REPLACE FUNCTION kit_fold(text) RETURNS text\n"
    "LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE\n"
    "AS $fold$ SELECT btrim(regexp_replace(replace(replace(replace(translate(regexp_replace(normalize($"
    "1, NFKD), '[\\u00AD-\\u00AD\\u0300-\\u036F\\u0610-\\u061A\\u061C-\\u061C\\u0621-\\u0621\\u0640-\\u"
    "0640\\u064B-\\u065F\\u0670-\\u0670\\u06D6-\\u06DC\\u06DF-\\u06E8\\u06EA-\\u06ED\\u08CA-\\u08E1\\u0"
    "8E3-\\u08FF\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFE00-\\uFE0F\\uFEFF-\\uFEFF]+', '', 'g'"
    "), '\u0671\u0649\u06cc\u06d0\u06d2\u0629\u06c3\u06c1\u06be\u06d5\u06af\u06ad\u0763\u06a9\u06aa"
    "\u06ab\u06a4\u06a5\u06a2\u06a8\u067e\u0686\u0698\u069c\u06c6\u06cb\xd8\xf8\u0141\u0142\u0110\u0111"
    "\xd0\xf0\u0126\u0127\u0131\u0194\u0263\u0190\u025b\u0152\xc6\u1e9eABCDEFGHIJKLMNOPQRSTUVWXYZ\u0660"
    "\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6"
    "\u06f7\u06f8\u06f9', '\u0627\u064a\u064a\u064a\u064a\u0647\u0647\u0647\u0647\u0647\u0643\u0643"
    "\u0643\u0643\u0643\u0643\u0641\u0641\u0641\u0642\u0628\u062c\u0632\u0634\u0648\u0648oollddddhhigge"
    "e\u0153\xe6\xdfabcdefghijklmnopqrstuvwxyz01234567890123456789'), '\u0153', 'oe'), '\xe6', 'ae'), '"
    "\xdf', 'ss'), '[^\\u0030-\\u0039\\u0061-\\u007A\\u0620-\\u064A\\u066E-\\u06D3\\u06EE-\\u06EF\\u06F"
    "A-\\u06FC\\u06FF-\\u06FF\\u0750-\\u077F\\u2D30-\\u2D67]+', ' ', 'g'), ' ') $fold$;"
)
"""What ``kit.arabic.fold_sql`` said when this was written, and what every database was made with.

It stays as it is. When the fold changes, a new migration carries a ``FOLD`` of its own and rebuilds the columns
that are kept by it; a test holds the last one and ``fold_sql`` together.
"""


class Migration(migrations.Migration):
    """Runs as the owner of the database; both extensions are trusted."""

    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [
        TrigramExtension(),
        BtreeGistExtension(),
        migrations.RunSQL(FOLD, "DROP FUNCTION kit_fold(text)"),
    ]
