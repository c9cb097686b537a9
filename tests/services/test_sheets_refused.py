"""Files that are no sheet, or no sheet for this: words that say what to do, and nothing taken in."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.exchange.excel.importing import import_file
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.office.workplace import Workplace
from tests.dump import dump
from tests.made_sheets import table, write_book

VILLAGES = table(("区划代码", "名称", "乡镇街道"), ("320699101201", "皋北村", "云溪镇"))
MAIN = (
    '<{1}worksheet xmlns{0}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><{1}sheetData>'
    '<{1}row r="1"><{1}c r="A1"><{1}v>1</{1}v></{1}c></{1}row>{2}</{1}sheetData></{1}worksheet>'
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(workplace: Workplace, file: Path, kind: str = "village") -> str:
    """The sentence of the refusal, which must leave everything as it was."""
    before = dump(workplace.store)
    with pytest.raises(Refused) as caught:
        import_file(workplace, kind, file)
    assert dump(workplace.store) == before
    (item,) = caught.value.problems
    return sentence(item.code, **dict(item.values))


def told_size(content: bytes, size: int) -> bytes:
    """The same package whose list of contents gives another size for its first member."""
    at = content.index(b"PK\x01\x02")
    return content[: at + 24] + struct.pack("<I", size) + content[at + 28 :]


def sound(folder: Path) -> bytes:
    return write_book(folder / "sound.xlsx", VILLAGES).read_bytes()


def words(folder: Path) -> bytes:
    return "区划代码,名称\n".encode()


def broken(folder: Path) -> bytes:
    return sound(folder)[:-200]


def of_another_form(folder: Path) -> bytes:
    """An archive that says it is of a form nobody knows."""
    content = sound(folder)
    at = content.index(b"PK\x01\x02") + 6
    return content[:at] + struct.pack("<H", 990) + content[at + 2 :]


def flipped(folder: Path) -> bytes:
    content = bytearray(sound(folder))
    at = content.index(b"xl/worksheets/sheet1.xml") + 60
    content[at : at + 40] = bytes(40)
    return bytes(content)


def with_password(folder: Path) -> bytes:
    return OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(4096)


def four_gibibytes(folder: Path) -> bytes:
    return told_size(sound(folder), 2**32 - 1)


def far_cell(folder: Path) -> bytes:
    """Two cells, the farthest of a sheet from each other."""
    last = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return with_sheet(folder, MAIN.format("", "", last))


def far_cell_in_other_words(folder: Path) -> bytes:
    """The same with a prefix, other quotes and small letters."""
    last = "<x:row r='1048576'><x:c s='0' r='xfd1048576'><x:v>1</x:v></x:c></x:row>"
    return with_sheet(folder, MAIN.format(":x", "x:", last))


def far_cell_behind_a_sign(folder: Path) -> bytes:
    """The same behind an attribute with a sign of tags in it."""
    last = '<row r="1048576" x="a&gt;>b"><c x=">" r="XFD1048576"><v>1</v></c></row>'
    return with_sheet(folder, MAIN.format("", "", last))


def far_row(folder: Path) -> bytes:
    """A cell that does not say where it stands, in the last row."""
    cells = "<c><v>1</v></c>" * 30
    return with_sheet(folder, MAIN.format("", "", f'<row r="1048576">{cells}</row>'))


def with_sheet(folder: Path, content: str) -> bytes:
    """A sound book with another sheet in the place of its first."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(sound(folder))) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            own = name == "xl/worksheets/sheet1.xml"
            new.writestr(name, content if own else old.read(name))
    return made.getvalue()


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (words, "不是电子表格"),
        (broken, "已经损坏"),
        (flipped, "已经损坏"),
        (of_another_form, "已经损坏"),
        (with_password, "设了打开密码"),
        (four_gibibytes, "太大，或者压缩得不正常"),
        (far_cell, "太大，或者压缩得不正常"),
        (far_cell_in_other_words, "太大，或者压缩得不正常"),
        (far_cell_behind_a_sign, "太大，或者压缩得不正常"),
        (far_row, "太大，或者压缩得不正常"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_is_no_sheet_is_told_in_words(
    office: Workplace, tmp_path: Path, made: Callable[[Path], bytes], said: str
) -> None:
    file = tmp_path / "村居.xlsx"
    file.write_bytes(made(tmp_path))
    assert said in refused(office, file)


def test_a_file_that_is_not_there_is_told(office: Workplace, tmp_path: Path) -> None:
    assert refused(office, tmp_path / "没有.xlsx").startswith("找不到或者打不开“没有.xlsx”")


def test_a_head_that_fits_nothing_names_the_columns_that_are_asked_for(
    office: Workplace, tmp_path: Path
) -> None:
    file = write_book(tmp_path / "a.xlsx", table(("水果", "价格"), ("苹果", 3)))
    assert "“区划代码、名称、乡镇街道”" in refused(office, file)


def test_a_required_column_that_is_missing_is_named_beside_those_nobody_knew(
    office: Workplace, tmp_path: Path
) -> None:
    file = write_book(
        tmp_path / "a.xlsx", table(("区划代码", "名称", "属地"), ("320699101201", "皋北村", "云溪"))
    )
    told = refused(office, file)
    assert told.startswith("工作表“台账”缺少必填的列：乡镇街道。没有认出的列：属地")


def test_a_kind_that_takes_no_sheet_names_those_that_do(office: Workplace, tmp_path: Path) -> None:
    file = write_book(tmp_path / "a.xlsx", VILLAGES)
    assert refused(office, file, "user").startswith("“user”不能从表格导入。可以导入的有：dispute、")


def test_who_may_not_register_may_not_import(
    reader: Workplace, office: Workplace, tmp_path: Path
) -> None:
    file = write_book(tmp_path / "a.xlsx", VILLAGES)
    assert "登记村（居）（导入）" in refused(reader, file)


def test_two_hundred_thousand_empty_rows_are_not_looked_at(
    office: Workplace, tmp_path: Path
) -> None:
    row = '<row r="{0}" s="1"><c r="A{0}" s="1"/><c r="B{0}" s="1"/></row>'
    cell = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
    head = "".join(
        cell.format(f"{letter}1", title)
        for letter, title in zip("ABC", ("区划代码", "名称", "乡镇街道"), strict=True)
    )
    first = "".join(
        cell.format(f"{letter}2", word)
        for letter, word in zip("ABC", ("320699101201", "皋北村", "云溪镇"), strict=True)
    )
    empty = "".join(row.format(number) for number in range(3, 200_003))
    content = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'<row r="1">{head}</row><row r="2">{first}</row>{empty}</sheetData></worksheet>'
    )
    file = tmp_path / "a.xlsx"
    file.write_bytes(with_sheet(tmp_path, content))
    found = import_file(office, "village", file)
    assert (found.rows, found.new, found.passed_over) == (1, 1, 0)
