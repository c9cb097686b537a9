"""An office and its bureau in two folders, driven through the command line alone."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sifasuo_desktop.bureau.main import main as bureau_main
from sifasuo_desktop.cli.main import run as office_main
from sifasuo_desktop.kernel.paths import default_settings

PASSWORD = "Yunxi-2026"


def witnesses() -> dict[Path, bytes]:
    """What this computer remembers of the stores it saw."""
    folder = default_settings().parent / "stores"
    return {path: path.read_bytes() for path in folder.glob("*.json")}


def seen_at(kept: Mapping[Path, bytes], old: Path, new: Path) -> None:
    """As if the store had been at another place all the time: a copy made by a test is none."""
    for path, content in kept.items():
        path.write_bytes(content.replace(str(old).encode(), str(new).encode()))


@contextmanager
def surroundings(**values: str) -> Iterator[None]:
    """The environment of a call."""
    before = dict(os.environ)
    os.environ.update(values)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@dataclass
class House:
    """``folder/store`` is the office, ``folder/bureau`` the bureau, ``folder/stick`` the way."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    @property
    def store(self) -> Path:
        return self.folder / "store"

    @property
    def stick(self) -> Path:
        return self.folder / "stick"

    def office(self, *words: str, user: str = "admin", status: int = 0) -> Any:
        """One call of ``sifasuo … --json``; its document. The exit status must be ``status``."""
        with surroundings(
            SIFASUO_STORE=str(self.store), SIFASUO_USER=user, SIFASUO_PASSWORD=PASSWORD
        ):
            self.capture.readouterr()
            assert office_main([*words, "--json"]) == status
        return json.loads(self.capture.readouterr().out)

    def bureau(self, *words: str, status: int = 0) -> list[list[str]]:
        """One call of ``sifasuo-bureau``; its lines cut at the tabs."""
        self.capture.readouterr()
        assert bureau_main(["--home", str(self.folder / "bureau"), *words]) == status
        return [line.split("\t") for line in self.capture.readouterr().out.splitlines()]

    def bureau_json(self, *words: str, status: int = 0) -> Any:
        """One call of ``sifasuo-bureau … --json``; its document."""
        self.capture.readouterr()
        home = ["--home", str(self.folder / "bureau"), "--json"]
        assert bureau_main([*home, *words]) == status
        return json.loads(self.capture.readouterr().out)

    def enrol(self) -> None:
        """Joins the office to a new bureau by way of the stick."""
        self.stick.mkdir(exist_ok=True)
        self.bureau("init")
        request = self.stick / "request.sfq"
        self.office("enrol", "request", "--out", str(request))
        self.bureau("enrol", str(request), "--out", str(self.stick))
        (certificate,) = self.stick.glob("*.sfc")
        self.office("enrol", "accept", str(certificate))

    def carry(self, user: str = "admin") -> list[Path]:
        """Makes bundles onto the stick; the files carried."""
        copied = self.office("bundle", "make", "--out", str(self.stick), user=user)
        return [Path(item["file"]) for item in copied]
