"""Requests that leave reach public addresses only, by one way out (threat list: SSRF; ASVS 15.3.2)."""

import ast
import smtplib
import socket
from pathlib import Path

import pytest
from django.utils import timezone, translation

from liqaa.journal.actions import SYSTEM
from liqaa.kit import outgoing
from liqaa.kit.refusals import Refused
from liqaa.outbox.actions import check_mail_server, save_mail_server
from tests.architecture.house import SOURCE, source_files

INSIDE = (
    "127.0.0.1", "127.8.8.8", "0.0.0.0",
    "10.0.0.5", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "192.0.2.7", "198.18.0.1",
    "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0",
    "fc00::1", "fd12:3456::1",
    "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1",
    "64:ff9b:1::7f00:1", "2002:7f00:1::", "2002:a00:1::", "localhost", "", "0x7f.1",
)  # fmt: skip
OUTSIDE = ("1.1.1.1", "196.200.160.10", "2606:4700:4700::1111", "64:ff9b::101:101")


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_not_public(address: str) -> None:
    assert outgoing.is_public(address) is False


@pytest.mark.parametrize("address", OUTSIDE)
def test_an_address_outside_is_public(address: str) -> None:
    assert outgoing.is_public(address) is True


def names(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let every name lead to these addresses, the first list first; the addresses that are then tried."""
    left, tried = list(answers), []

    def look_up(host: str, port: int, **options: object) -> list[tuple]:
        found = left.pop(0) if len(left) > 1 else left[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in found]

    def create(address: tuple[str, int], timeout: float) -> None:
        tried.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "create_connection", create)
    return tried


def test_a_name_that_leads_inside_is_never_tried(monkeypatch) -> None:
    tried = names(monkeypatch, ["10.0.0.5", "127.0.0.1"])
    with pytest.raises(outgoing.NotPublic):
        outgoing.connect("mail.example.ma", 25, timeout=1)
    assert tried == []


def test_of_a_name_that_leads_both_ways_only_the_public_address_is_tried(monkeypatch) -> None:
    tried = names(monkeypatch, ["10.0.0.5", "1.1.1.1"])
    with pytest.raises(ConnectionRefusedError):
        outgoing.connect("mail.example.ma", 25, timeout=1)
    assert tried == ["1.1.1.1"]


def test_a_name_that_changes_its_mind_is_connected_where_it_was_looked_at(monkeypatch) -> None:
    tried = names(monkeypatch, ["1.1.1.1"], ["127.0.0.1"])
    with pytest.raises(ConnectionRefusedError):
        outgoing.connect("mail.example.ma", 25, timeout=1)
    assert tried == ["1.1.1.1"]


def test_a_host_that_was_allowed_by_name_may_lie_inside(monkeypatch) -> None:
    tried = names(monkeypatch, ["10.0.0.5"])
    with pytest.raises(ConnectionRefusedError):
        outgoing.connect("relay.inside", 25, timeout=1, allowed=["relay.inside"])
    assert tried == ["10.0.0.5"]


@pytest.mark.django_db
@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
@pytest.mark.parametrize("host", ["127.0.0.1", "169.254.169.254", "localhost", "[::1]", "2130706433"])
def test_a_mail_server_inside_is_refused_in_words(settings, host: str, security: str) -> None:
    settings.PRIVATE_HOSTS = []
    server = save_mail_server(
        host=host, port=25, security=security, username="", password="", sender="a@example.ma",
        by=SYSTEM, at=timezone.now(),
    )  # fmt: skip
    with translation.override("en"), pytest.raises(Refused) as refusal:
        check_mail_server(server=server, to="b@example.ma", by=SYSTEM, at=timezone.now())
    with translation.override("en"):
        said = str(refusal.value.reasons[0])
    assert ("inside the network" in said or "No server has this name" in said, refusal.value.field) == (
        True,
        "to",
    )


DOORS = {
    "kit/outgoing.py": {"socket"},
    "outbox/actions/smtp.py": {"smtplib", "socket", "ssl"},
    "config/launcher/web.py": {"socket"},
    "config/launcher/supervisor.py": {"urllib.request"},
    "config/cli/demo.py": {"socket"},
    "config/cli/running.py": {"socket"},
    "testing/serve.py": {"socket"},
}
"""Who may know of connections: the way out, mail over it, and the server's own side (listening, health)."""
NETWORK = {
    "socket", "smtplib", "ssl", "urllib.request", "http.client", "ftplib", "poplib", "imaplib", "telnetlib",
    "requests", "httpx", "httpcore", "aiohttp", "urllib3", "websockets", "xmlrpc.client", "asyncio.streams",
}  # fmt: skip


def _imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return found & NETWORK


def test_nothing_else_opens_connections() -> None:
    files = [path for path in source_files(".py") if "tests" not in path.parts]
    known = {str(path.relative_to(SOURCE)): _imports(path) for path in files}
    assert {name: found for name, found in known.items() if found - DOORS.get(name, set())} == {}


def test_mail_speaks_over_the_way_out(monkeypatch) -> None:
    from liqaa.outbox.actions.smtp import connection_to
    from liqaa.outbox.models import MailServer

    asked = []

    def connect(host: str, port: int, **options: object) -> None:
        asked.append((host, port))
        raise outgoing.NotPublic(host)

    monkeypatch.setattr(outgoing, "connect", connect)
    for security in ("none", "starttls", "tls"):
        backend = connection_to(MailServer(host="mail.example.ma", port=465, security=security))
        assert issubclass(backend.connection_class, smtplib.SMTP)
        with pytest.raises(outgoing.NotPublic):
            backend.open()
    assert asked == [("mail.example.ma", 465)] * 3
