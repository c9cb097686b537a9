"""``sifasuo-bureau`` as scripts and people call it."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sifasuo_desktop.bureau.main import main
from tests.bureau.office_side import Office, revision

HIDE_QT = "import sys; sys.modules['PySide6'] = None; sys.modules['sqlalchemy'] = None; "


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("SIFASUO_BUREAU_HOME", str(folder))
    monkeypatch.delenv("SIFASUO_BUREAU_PASSWORD", raising=False)
    return folder


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    status = main([*arguments, "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_version_and_help_need_neither_qt_nor_a_database() -> None:
    for argument, text in (("--version", "sifasuo-bureau 0.1.0"), ("--help", "ingest")):
        code = f"{HIDE_QT} from sifasuo_desktop.bureau.main import main; main([{argument!r}])"
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert text in done.stdout


def test_calls_of_later_versions_are_not_offered() -> None:
    for call in ("report", "watch", "revoke", "nonsense"):
        with pytest.raises(SystemExit) as ended:
            main([call])
        assert ended.value.code == 2


def test_init_makes_private_keys_for_the_owner_only(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, made = _json(capsys, "init")
    assert (status, made["wrapped"]) == (0, False)
    names = sorted(path.name for path in (home / "keys").iterdir())
    assert names == ["database.key", "encryption.key", "receipt.key", "signing.key"]
    if os.name != "nt":
        modes = {stat.S_IMODE(path.stat().st_mode) for path in (home / "keys").iterdir()}
        assert modes == {0o600}
    assert (home / "bureau.db").read_bytes()[:16] != b"SQLite format 3\x00"


def test_init_refuses_a_home_that_holds_a_bureau(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["init"])
    before = (home / "keys" / "signing.key").read_bytes()
    capsys.readouterr()
    status, answer = _json(capsys, "init")
    assert (status, answer["error"]["code"]) == (1, "home_taken")
    assert (home / "keys" / "signing.key").read_bytes() == before


def test_a_call_without_a_home_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SIFASUO_BUREAU_HOME", raising=False)
    assert main(["status"]) == 1
    assert "--home" in capsys.readouterr().err


def test_a_home_without_a_bureau_is_refused(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, answer = _json(capsys, "status")
    assert (status, answer["error"]["code"]) == (1, "no_bureau")


def test_a_password_wraps_the_keys_and_is_asked_for_ever_after(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIFASUO_BUREAU_PASSWORD", "Wu-Tong-2026")
    assert _json(capsys, "init")[1]["wrapped"] is True
    assert b'"secret"' not in (home / "keys" / "database.key").read_bytes()
    assert _json(capsys, "status")[0] == 0
    monkeypatch.setenv("SIFASUO_BUREAU_PASSWORD", "wrong")
    assert _json(capsys, "status")[1]["error"]["code"] == "password_wrong"
    monkeypatch.delenv("SIFASUO_BUREAU_PASSWORD")
    assert _json(capsys, "status")[1]["error"]["code"] == "password_needed"


@pytest.mark.parametrize("name", ["signing.key", "database.key"])
def test_a_damaged_key_file_is_named(
    home: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    main(["init"])
    (home / "keys" / name).write_bytes(b"{}")
    capsys.readouterr()
    status, answer = _json(capsys, "status")
    assert (status, answer["error"]["code"]) == (1, "keys_damaged")
    assert name in answer["error"]["message"]


def test_enrol_makes_one_file_a_request_and_prints_its_fingerprint(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["init"])
    offices = [Office(f"32068200{n}", tmp_path / str(n)) for n in (1, 2)]
    requests = [str(office.request()) for office in offices]
    capsys.readouterr()
    status, first = _json(capsys, "enrol", *requests, "--out", str(tmp_path / "out"))
    assert status == 0
    assert [item["request"] for item in first] == requests
    assert len(list((tmp_path / "out").iterdir())) == 2
    for office, item in zip(offices, first, strict=True):
        office.accept(Path(item["certificate"]))
        assert office.certificate.request == item["fingerprint"]
    contents = {path: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert _json(capsys, "enrol", *requests, "--out", str(tmp_path / "out"))[1] == first
    assert {path: path.read_bytes() for path in (tmp_path / "out").iterdir()} == contents
    main(["enrol", requests[0], "--out", str(tmp_path / "out")])
    short = first[0]["fingerprint"]
    printed = "-".join(short[at : at + 4] for at in range(0, 16, 4))
    assert printed in capsys.readouterr().out


def test_one_bad_request_admits_none(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["init"])
    good = Office("320682001", tmp_path / "good").request()
    bad = tmp_path / "bad.sfq"
    bad.write_bytes(good.read_bytes().replace(b"320682001", b"320682002"))
    capsys.readouterr()
    out = tmp_path / "out"
    status, answer = _json(capsys, "enrol", str(good), str(bad), "--out", str(out))
    assert (status, answer["error"]["code"]) == (1, "envelope_signature")
    assert "bad.sfq" in answer["error"]["message"]
    assert not out.exists()
    assert _json(capsys, "status")[1]["offices"] == []


def test_a_device_with_another_key_is_not_admitted(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["init"])
    first = Office("320682001", tmp_path / "first")
    second = Office("320682001", tmp_path / "second", device=first.device)
    out = ["--out", str(tmp_path / "out")]
    assert main(["enrol", str(first.request()), *out]) == 0
    capsys.readouterr()
    status, answer = _json(capsys, "enrol", str(second.request()), *out)
    assert (status, answer["error"]["code"]) == (1, "device_other_key")


def test_ingest_prints_a_line_a_file_and_fails_if_one_was_refused(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["init"])
    office = Office("320682001", tmp_path / "office")
    main(["enrol", str(office.request()), "--out", str(tmp_path)])
    office.accept(next(tmp_path.glob("*.sfc")))
    paths = [str(office.make(revision(n))) for n in range(3)]
    capsys.readouterr()
    assert main(["ingest", paths[2]]) == 0
    assert capsys.readouterr().out.startswith(f"gap\t{paths[2]}\t第 3 包")
    receipts = tmp_path / "receipts"
    assert main(["ingest", paths[1], paths[0], "--receipts", str(receipts)]) == 0
    lines = [line.split("\t")[:2] for line in capsys.readouterr().out.splitlines()]
    assert lines == [["accepted", paths[1]], ["accepted", paths[0]]]
    assert len(list(receipts.glob("*.sfr"))) == 2
    assert len(list(receipts.iterdir())) == 2
    status, answer = _json(capsys, "ingest", paths[0], str(tmp_path / "none.sfb"))
    assert status == 1
    assert [item["result"] for item in answer] == ["known", "refused"]
    assert answer[1]["code"] == "unreadable"


def test_status_names_what_is_missing_how_late_and_what_disagrees(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["init"])
    office = Office("320682001", tmp_path / "office")
    main(["enrol", str(office.request()), "--out", str(tmp_path)])
    office.accept(next(tmp_path.glob("*.sfc")))
    capsys.readouterr()
    (empty,) = _json(capsys, "status")[1]["offices"]
    assert (empty["last_seq"], empty["days"], empty["missing"]) == (0, None, [])
    paths = [
        office.make(revision(1), totals={"dispute": 1}),
        office.make(revision(2), totals={"dispute": 9}),
        office.make(revision(3, op="drop")),
    ]
    main(["ingest", str(paths[0])])
    capsys.readouterr()
    (now,) = _json(capsys, "status")[1]["offices"]
    assert (now["last_seq"], now["last_kind"], now["days"]) == (1, "delta", 0)
    assert (now["records"], now["totals_agree"], now["quarantine"]) == (1, True, 0)
    main(["ingest", str(paths[2])])
    capsys.readouterr()
    (gap,) = _json(capsys, "status")[1]["offices"]
    assert (gap["missing"], gap["totals_agree"]) == ([[2, 3]], None)
    main(["ingest", *map(str, paths)])
    capsys.readouterr()
    (full,) = _json(capsys, "status")[1]["offices"]
    assert (full["missing"], full["totals_agree"], full["quarantine"]) == ([], False, 1)
    assert main(["status"]) == 0
    assert "不缺包" in capsys.readouterr().out
