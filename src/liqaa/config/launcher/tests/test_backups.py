import os
import random
import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import psycopg
import pyrage
import pytest

from liqaa.config.launcher import roles
from liqaa.config.launcher.backups import bring_back, keys, manifest, newest, open_backup, write_backup
from liqaa.config.launcher.backups.keys import Key
from liqaa.config.launcher.backups.parts import Unreadable, WrongKey
from liqaa.config.launcher.backups.reading import find_key
from liqaa.config.launcher.backups.restoring import compare_tables, require_empty
from liqaa.config.launcher.engine import Engine
from liqaa.config.launcher.faults import CannotRun
from liqaa.files.rules import folder_and_name
from liqaa.testing.postgres import FOLDER_VARIABLE

AT = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
CANARY = "سعيد بن-كناري"
SECRET = "the-signing-key-of-this-installation"
PHRASE = "أربع كلمات لا يعرفها أحد"
FLIPS = 60
TABLES = """
CREATE TABLE django_migrations (app text, name text);
INSERT INTO django_migrations VALUES ('liqaa_kit', '0001_text');
CREATE TABLE note (id bigint PRIMARY KEY, word text, at timestamptz, part double precision, raw bytea);
INSERT INTO note SELECT n, 'كلمة ' || n, now(), n / 7.0, decode(md5(n::text), 'hex')
FROM generate_series(1, 3000) n;
CREATE TABLE liqaa_files_storedfile (id bigint, sha256 text);
CREATE TABLE liqaa_people_forgotten (key text, erased_at timestamptz);
CREATE TABLE shut (word text);
ALTER TABLE shut ENABLE ROW LEVEL SECURITY;
"""


def a_home(path: Path) -> Path:
    path.mkdir(parents=True)
    (path / "kind").write_text("own\n")
    (path / "secret-key").write_text(SECRET)
    return path


def keep_file(home: Path, content: bytes) -> str:
    digest = sha256(content).hexdigest()
    path = file_of(home, digest)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return digest


def file_of(home: Path, digest: str) -> Path:
    return home.joinpath("files", *folder_and_name(digest))


@pytest.fixture(scope="module")
def area() -> Path:
    path = Path(os.environ[FOLDER_VARIABLE], f"keep{os.getpid()}")
    path.mkdir(mode=0o755)
    return path


@pytest.fixture(scope="module")
def cluster(area) -> Iterator:
    from liqaa.config.launcher.cluster import Cluster

    made = Cluster(area / "pg", durable=False)
    made.start()
    yield made
    made.stop()


def fresh(cluster, name: str) -> Engine:
    with cluster.connect() as connection:
        roles.make_roles(connection)
        roles.make_database(connection, name)
    with cluster.connect(name) as connection:
        roles.furnish(connection)
    app, owner, admin = (cluster.url(role, name) for role in (roles.APP, roles.OWNER, "postgres"))
    return Engine(app, owner, admin, cluster)


@pytest.fixture(scope="module")
def source(cluster) -> Engine:
    made = fresh(cluster, "source")
    with psycopg.connect(made.owner_url, autocommit=True) as owner:
        owner.execute(TABLES)
        owner.execute("INSERT INTO shut VALUES (%s)", [CANARY])
    return made


@pytest.fixture(scope="module")
def home(area, source) -> Path:
    made = a_home(area / "home")
    digest = keep_file(made, f"محضر: {CANARY}".encode() * 2000)
    with psycopg.connect(source.owner_url, autocommit=True) as owner:
        owner.execute("INSERT INTO liqaa_files_storedfile VALUES (1, %s)", [digest])
    (made / "anchors").mkdir()
    (made / "anchors" / "journal.txt").write_text("# anchors\n")
    return made


@pytest.fixture(scope="module")
def written(home, source, area) -> Path:
    return write_backup(home, source, AT, area / "b", passphrase=PHRASE)[0]


@pytest.fixture
def copy(written, tmp_path) -> Path:
    return Path(shutil.copytree(written, tmp_path / written.name))


@pytest.fixture
def key(home) -> Key:
    return keys.own(home)


def test_a_backup_is_a_folder_of_encrypted_parts_with_nothing_in_the_clear(written, home, key):
    assert written.name == "liqaa-2026-11-22T01-00-00Z"
    names = sorted(path.name for path in written.iterdir())
    assert names == ["database.age", "files.age", "home.age", "key.age", "manifest.age"]
    for path in written.iterdir():
        content = path.read_bytes()
        assert path.stat().st_mode & 0o777 == 0o600
        assert content.startswith(b"age-encryption.org/v1\n")
        assert not [word for word in (CANARY, SECRET, key.text, "كلمة") if word.encode() in content]
    assert not list((home / "files").glob(".backup-*"))


def test_the_manifest_tells_what_is_in_it(written, key):
    told = open_backup(written, key).manifest
    assert told.tables["note"].rows == 3000
    assert told.tables["shut"].rows == 1
    assert told.migrations == ["liqaa_kit.0001_text"]
    assert [size for size, _ in told.files.values()] == [len(f"محضر: {CANARY}".encode()) * 2000]
    assert told.absent == []


def test_it_comes_back_row_for_row_and_file_for_file(written, key, cluster, home, area):
    place, empty = area / "back", fresh(cluster, "back")
    place.mkdir()
    require_empty(empty)
    returned = bring_back(open_backup(written, key), place, empty)
    assert (returned.kind, returned.faults) == ("own", [])
    assert (place / "secret-key").read_text() == SECRET
    assert not (place / "kind").exists()
    assert keys.kept(place) == key
    files = sorted(path.relative_to(home) for path in (home / "files").rglob("*") if path.is_file())
    assert [(place / path).read_bytes() for path in files] == [(home / path).read_bytes() for path in files]
    with pytest.raises(CannotRun, match="the database is not empty"):
        require_empty(empty)
    with psycopg.connect(empty.owner_url, autocommit=True) as owner:
        owner.execute("UPDATE note SET word = 'كلمت 7' WHERE id = 7")
    told = open_backup(written, key).manifest
    assert compare_tables(told, empty) == ["جدول تغيّر — a table differs: note (3000 → 3000 rows)"]


def test_a_flipped_byte_anywhere_is_found(copy, key):
    chance = random.Random(7)
    tried = 0
    for path in sorted(copy.iterdir()):
        content = path.read_bytes()
        places = {
            *range(0, 220, 3),
            len(content) - 1,
            *(chance.randrange(len(content)) for _ in range(FLIPS)),
        }
        for place in sorted(places):
            if place >= len(content):
                continue
            flipped = bytearray(content)
            flipped[place] ^= 1 << chance.randrange(8)
            path.write_bytes(flipped)
            with pytest.raises(Unreadable):
                open_backup(copy, key)
            tried += 1
        path.write_bytes(content)
    assert tried > 5 * FLIPS
    assert open_backup(copy, key).folder == copy


@pytest.mark.parametrize("name", ["database.age", "files.age", "home.age", "key.age", "manifest.age"])
def test_what_is_cut_off_or_gone_is_found(copy, key, name):
    content = (copy / name).read_bytes()
    (copy / name).write_bytes(content[: len(content) // 2])
    with pytest.raises(Unreadable):
        open_backup(copy, key)
    (copy / name).unlink()
    with pytest.raises(Unreadable, match=f"missing: {name}"):
        open_backup(copy, key)


def test_swapped_parts_are_found(copy, key):
    (copy / "files.age").rename(copy / "other")
    (copy / "home.age").rename(copy / "files.age")
    (copy / "other").rename(copy / "home.age")
    with pytest.raises(Unreadable, match=r"changed since it was written: files.age"):
        open_backup(copy, key)


def test_a_part_of_another_backup_of_the_same_installation_is_found(copy, key, home, source, area):
    other, _ = write_backup(home, source, AT.replace(hour=2), area / "b2")
    shutil.copy(other / "database.age", copy / "database.age")
    with pytest.raises(Unreadable, match=r"changed since it was written: database.age"):
        open_backup(copy, key)


def test_a_file_that_was_put_beside_is_found(copy, key):
    (copy / "notes.txt").write_text("—")
    with pytest.raises(Unreadable, match=r"no part of this backup: notes.txt"):
        open_backup(copy, key)


def test_the_key_of_another_installation_is_named_as_such(written, tmp_path):
    with pytest.raises(WrongKey, match="another installation's key"):
        open_backup(written, keys.own(tmp_path / "other"))


def test_who_knows_only_the_public_half_writes_no_manifest(copy, key):
    text = b"0" * 64 + b'\n{"format": 1}'
    (copy / manifest.NAME).write_bytes(pyrage.encrypt(text, [key.identity.to_public()]))
    with pytest.raises(Unreadable, match="was not written with this key"):
        open_backup(copy, key)


def test_the_passphrase_opens_it_where_the_key_is_gone(written, tmp_path, key):
    assert find_key(written, tmp_path, None, lambda: PHRASE) == key
    with pytest.raises(CannotRun, match="this passphrase does not open the backup"):
        find_key(written, tmp_path, None, lambda: "another passphrase")
    with pytest.raises(CannotRun, match="give --key FILE, or --passphrase"):
        find_key(written, tmp_path, None, None)


def test_a_short_passphrase_is_refused(key):
    with pytest.raises(CannotRun, match="12 characters"):
        keys.lock(key, "short")


def test_the_key_in_a_file_opens_it_and_anything_else_is_refused(written, tmp_path, key):
    (tmp_path / "paper.txt").write_text(f"# from the safe\n{key.text.lower()}\n")
    assert find_key(written, tmp_path, tmp_path / "paper.txt", None) == key
    (tmp_path / "paper.txt").write_text("password1234")
    with pytest.raises(CannotRun, match="no key of backups"):
        find_key(written, tmp_path, tmp_path / "paper.txt", None)


def test_of_several_backups_the_newest_is_meant(written, tmp_path):
    assert newest(written.parent) == written
    assert newest(written) == written
    with pytest.raises(CannotRun, match="there is no backup of Liqaa here"):
        newest(tmp_path)


def test_database_and_manifest_tell_one_moment_while_others_write(source, home, area, cluster):
    done = threading.Event()

    def go_on_writing() -> None:
        number = 100_000
        with psycopg.connect(source.owner_url, autocommit=True) as owner:
            while not done.is_set():
                owner.execute("INSERT INTO note (id, word) VALUES (%s, 'x')", [number])
                owner.execute("UPDATE note SET word = word || '+' WHERE id = %s", [number % 3000 + 1])
                number += 1

    writer = threading.Thread(target=go_on_writing)
    writer.start()
    try:
        folder, told = write_backup(home, source, AT.replace(hour=3), area / "b3")
    finally:
        done.set()
        writer.join()
    place = area / "moment"
    place.mkdir()
    assert bring_back(open_backup(folder, keys.own(home)), place, fresh(cluster, "moment")).faults == []
    with psycopg.connect(source.owner_url) as owner:
        assert owner.execute("SELECT count(*) FROM note").fetchone()[0] > told.tables["note"].rows


def test_a_file_removed_while_the_backup_is_written_is_in_it(tmp_path):
    import io

    from liqaa.config.launcher.backups import archive

    home = a_home(tmp_path / "home")
    first, second = keep_file(home, b"first"), keep_file(home, b"second")
    with archive.holding(home / "files") as hold:
        hold.take()
        third = keep_file(home, b"third")
        hold.take()
        for digest in (first, second, third):
            file_of(home, digest).unlink()
        packed, sink = {}, io.BytesIO()
        hold.pack(sink, packed)
    sink.seek(0)
    assert {Path(name).name for name in archive.unpack(sink, tmp_path / "back")} == {first, second, third}
    assert [path.name for path in (home / "files").iterdir() if path.name.startswith(".")] == []


def test_a_file_that_was_gone_or_damaged_before_is_told(source, area, cluster):
    home = a_home(area / "poor")
    digest = keep_file(home, b"what it was")
    file_of(home, digest).write_bytes(b"what it is")
    folder, told = write_backup(home, source, AT, area / "b4")
    assert len(told.absent) == 1
    place = area / "poor-back"
    place.mkdir()
    faults = bring_back(open_backup(folder, keys.own(home)), place, fresh(cluster, "poor")).faults
    assert faults == [
        f"ملف تالف من قبل — was damaged before the backup: {'/'.join(folder_and_name(digest))}",
        f"ملف مفقود من قبل — was gone before the backup: {told.absent[0]}",
    ]


def test_rows_behind_a_policy_that_binds_the_dumping_role_are_an_error_and_never_left_out(cluster, area):
    bound = fresh(cluster, "bound")
    with psycopg.connect(bound.owner_url, autocommit=True) as owner:
        owner.execute("CREATE TABLE shut (word text)")
        owner.execute("INSERT INTO shut VALUES ('x')")
        owner.execute("ALTER TABLE shut ENABLE ROW LEVEL SECURITY")
        owner.execute("ALTER TABLE shut FORCE ROW LEVEL SECURITY")
    as_owner = Engine(bound.app_url, bound.owner_url, bound.owner_url, cluster)
    with pytest.raises(CannotRun, match=r"row-level security|row security"):
        write_backup(a_home(area / "bound"), as_owner, AT, area / "b5")
    assert list((area / "b5").iterdir()) == []


def test_a_damaged_stream_leaves_the_database_empty(written, copy, key, cluster, area):
    opened = open_backup(copy, key)
    content = (copy / "database.age").read_bytes()
    (copy / "database.age").write_bytes(content[:-40])
    empty, place = fresh(cluster, "torn"), area / "torn"
    place.mkdir()
    with pytest.raises(CannotRun):
        bring_back(opened, place, empty)
    require_empty(empty)


def test_the_engine_of_a_given_server_is_dumped_by_its_owner(source, home, area, cluster):
    given = Engine(source.app_url, source.owner_url, source.owner_url)
    folder, told = write_backup(home, given, AT.replace(hour=5), area / "b6")
    empty = fresh(cluster, "given")
    place = area / "given"
    place.mkdir()
    as_owner = Engine(empty.app_url, empty.owner_url, empty.owner_url)
    assert bring_back(open_backup(folder, keys.own(home)), place, as_owner).faults == []
    assert told.tables["shut"].rows == 1
