"""A sheet gets its name once all of it is written; what had the name before stays until then."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sifasuo_desktop.statistics.template_sheet import Entry, write_template
from sifasuo_desktop.statistics.workbook import Cell, Column, Sheet, write_sheet

SHEET = Sheet(title="普法活动台账", about="2026年", columns=(Column("活动主题"),))


def rows() -> Iterator[tuple[Cell, ...]]:
    yield ("宪法宣讲",)
    raise OSError("the disk is away")


def test_a_sheet_that_breaks_off_leaves_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "register.xlsx"
    out.write_bytes(b"of last month")
    with pytest.raises(OSError, match="the disk is away"):
        write_sheet(out, SHEET, rows())
    assert out.read_bytes() == b"of last month"
    assert [*tmp_path.iterdir()] == [out]
    assert write_sheet(out, SHEET, [("宪法宣讲",)]) == 1
    assert out.read_bytes()[:2] == b"PK"


def test_a_template_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "away" / "template.xlsx"
    with pytest.raises(FileNotFoundError):
        write_template(out, "普法活动", "说明", (Entry("活动主题"),))
    assert [*tmp_path.iterdir()] == []
