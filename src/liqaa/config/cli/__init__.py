"""The command line (سطر الأوامر): ``liqaa COMMAND``. One module a command, imported when asked for.

Each module offers ``run(arguments) -> exit code``. An expected refusal is one line on the error stream and
exit code 2; what is not expected keeps its traceback.
"""

import sys
from importlib import import_module

from liqaa.config.launcher.faults import CannotRun

COMMANDS = {
    "demo": "منظمة تجريبية جاهزة — an invented organisation, ready to look at",
    "init": "منظمتك: الميثاق والمسؤول الأول — your own organisation, with nothing invented in it",
    "serve": "تشغيل منظمتك — run your organisation",
    "upgrade": "نسخة احتياطية ثم تحديث قاعدة البيانات — back up, then bring the database to this release",
    "backup": "نسخة احتياطية مشفرة — write an encrypted backup",
    "restore": "استرجاع نسخة احتياطية في مجلد فارغ — bring a backup back into an empty folder",
    "drill": "تجربة نسخة احتياطية — try a backup: restore it aside and compare",
    "access": "رابط دخول لمسؤول فقد حسابه — a sign-in link for an administrator who lost access",
    "journal": "التحقق من السجل — check that nothing in the journal was changed",
    "privacy": "مدد الحفظ — minimise whose data may no longer be kept",
    "read": "قراءة خبر لقاء — read the report of a meeting into a record, without a database",
    "manage": "أوامر الصيانة — maintenance commands of the framework",
}


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    name = arguments[0] if arguments else "--help"
    if name in {"-h", "--help", "help"}:
        print(overview())
        return 0
    if name == "--version":
        return _print_version()
    if name not in COMMANDS:
        print(f"liqaa: لا يوجد هذا الأمر — there is no such command: {name}\n\n{overview()}", file=sys.stderr)
        return 2
    try:
        return int(import_module(f"liqaa.config.cli.{name}").run(arguments[1:]))
    except CannotRun as reason:
        print(f"liqaa: {reason}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def overview() -> str:
    """Every command with one line of help."""
    lines = (f"  {name:<8} {text}" for name, text in COMMANDS.items())
    return "\n".join(["liqaa COMMAND [--help]", "", *lines])


def _print_version() -> int:
    from importlib.metadata import version

    print(version("liqaa"))
    return 0
