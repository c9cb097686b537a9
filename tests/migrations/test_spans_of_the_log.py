"""The marks of entries become spans, and the log is the same log."""

import shutil
from pathlib import Path

from sqlalchemy import text

from sifasuo_desktop.kernel import paths
from sifasuo_desktop.store import migrate
from sifasuo_desktop.store.engine import open_engine

KEY = bytes(range(32))
# Entry, whether it is handed over, the bundle it is marked for.
ENTRIES = (
    (1, 0, None), (2, 1, 1), (3, 1, 1), (4, 0, None), (5, 1, 1),
    (6, 1, 2), (7, 0, None), (8, 1, 1), (9, 1, 3), (10, 1, None), (11, 1, None),
)  # fmt: skip
BUNDLE = (
    "INSERT INTO bundle (id, epoch, seq, kind, name, hash, revisions, made_at)"
    " VALUES (:n, 'e', :n, 'delta', :n, 'h', 1, 't')"
)
ENTRY = (
    "INSERT INTO revision VALUES (:n, 'rev' || :n, 'record', 'dispute', 'root', NULL, 'put', 1,"
    " 'c', 'v', 'by', 'at', 'device', :handover, x'01', :payload, x'03', x'04', :bundle)"
)


def steps_before(step: str, folder: Path) -> Path:
    (folder / "versions").mkdir(parents=True)
    for path in sorted((paths.migrations() / "versions").glob("*.py")):
        if path.stem.endswith(step):
            return folder
        shutil.copy(path, folder / "versions")
    raise AssertionError(step)


def test_the_marks_of_entries_become_spans_and_no_entry_changes(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "store.db", KEY, create=True)
    migrate.upgrade(engine, steps_before("_spans_of_the_log", tmp_path / "steps"))
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        connection.execute(text(BUNDLE), [{"n": n} for n in (1, 2, 3)])
        for n, handover, bundle in ENTRIES:
            values = {"n": n, "handover": handover, "bundle": bundle, "payload": b"p%d" % n}
            connection.execute(text(ENTRY), values)
    migrate.upgrade(engine)
    with engine.connect() as connection:
        run = connection.exec_driver_sql
        spans = run("SELECT first, last, bundle FROM span ORDER BY first").all()
        entries = run("SELECT n, rev, handover, payload, hash FROM revision ORDER BY n").all()
    engine.dispose()
    assert spans == [(2, 5, 1), (6, 6, 2), (8, 8, 1), (9, 9, 3)]
    assert entries == [(n, f"rev{n}", marked, b"p%d" % n, b"\x04") for n, marked, _ in ENTRIES]
