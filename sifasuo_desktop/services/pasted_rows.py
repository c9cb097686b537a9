"""Rows copied from a table or a message, recognised cell by cell by what their cells look like.

Every value goes through the one parser of typed values; what fits no field is told and left out.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sifasuo_desktop.domain.conversion import plain_value
from sifasuo_desktop.domain.fields import Facts, Field, fields_of
from sifasuo_desktop.domain.folding import cleaned, half_width
from sifasuo_desktop.domain.identity_numbers import check_uscc
from sifasuo_desktop.domain.partial_dates import PartialDate
from sifasuo_desktop.domain.typed_amounts import typed_amount
from sifasuo_desktop.domain.typed_dates import typed_date
from sifasuo_desktop.domain.typed_values import BadValue, typed
from sifasuo_desktop.services.choices import code_choices

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("姓名", "名称", "单位名称", "当事人", "成员"),
    "id_number": (
        "证件号码",
        "证件号",
        "身份证",
        "身份证号",
        "身份证号码",
        "公民身份号码",
        "信用代码",
    ),
    "phone": ("联系电话", "电话", "手机", "手机号", "手机号码", "电话号码", "联系方式"),
    "address": ("住址", "地址", "家庭住址", "现住址", "住所", "户籍地址"),
    "birth_date": ("出生日期", "出生年月", "出生年月日", "生日"),
    "occupation": ("职业或职务", "职业", "职务"),
    "relation": ("与对象关系", "关系"),
    "unit": ("单位", "工作单位"),
    "debtor": ("义务人", "付款人", "债务人"),
    "creditor": ("权利人", "收款人", "债权人"),
    "amount": ("金额", "数额", "款项", "金额（元）", "金额(元)"),
    "due": ("履行期限", "期限", "履行日期", "付款日期", "日期"),
    "method": ("支付方式", "方式"),
    "content": ("履行内容", "内容"),
}
_SERIAL = ("序号", "编号", "号")
_LABELLED = re.compile(r"([^：:]{1,12})[：:]\s*(.+)")
_APART = re.compile(r"[\s，,；;|｜]+")
_PERSON = re.compile(
    r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}|[\u3400-\u9fff]+(?:·[\u3400-\u9fff]+)+"
)
_BODY = re.compile(
    r".{2,}(?:公司|厂|店|合作社|村委会|居委会|委员会|学校|医院|派出所|司法所|经营部|中心)"
)
_PLACE = re.compile(r".*(?:[市县区镇乡村组路街巷号幢室]|小区|社区).*")
_LIKE_ID = re.compile(r"[0-9]{15}|[0-9]{17}[0-9X]")
_DATED = re.compile(r".*[-/年月].*|.*\..*\..*|(?:19|20)[0-9]{6}")
_PROSE = re.compile(r"[。！？]")
_PAID = re.compile(r"现金|.*(?:转账|银行|微信|支付宝)")


@dataclass(frozen=True)
class PastedRows:
    """Plain values row by row; ``left_out`` says in words what was not taken."""

    rows: tuple[Mapping[str, Any], ...]
    left_out: tuple[str, ...]


def like_rows(text: str) -> bool:
    """Whether a text is more than one plain line."""
    return len([line for line in text.splitlines() if line.strip()]) > 1 or "\t" in text.strip()


def read_rows(
    cls: type[Facts], text: str, today: date, names: Sequence[str] | None = None
) -> PastedRows:
    """The rows of ``cls`` in a text; ``names`` are the only ones there can be, where given."""
    return _Reader(cls, today, names).read(text)


class _Reader:
    def __init__(self, cls: type[Facts], today: date, names: Sequence[str] | None) -> None:
        self._fields = {one.name: one for one in fields_of(cls) if not one.nested}
        self._today = today
        self._names = names
        self._rows: list[dict[str, Any]] = []
        self._left: list[str] = []

    def read(self, text: str) -> PastedRows:
        if "\t" not in text and _PROSE.search(text):
            return PastedRows((), ())
        lines = [line for line in cleaned(text).splitlines() if line.strip()]
        heads = [self._heading(cell) for cell in _cells(lines[0])] if lines else []
        headed = sum(one is not None for one in heads) > 1
        for place, line in enumerate(lines[1:] if headed else lines, 1):
            if headed:
                self._headed(heads, _cells(line), place)
            else:
                self._free(_cells(line), place)
        return PastedRows(tuple(row for row in self._rows if row), tuple(self._left))

    def _heading(self, text: str) -> str | None:
        """The field a heading or a label means, "" for a number of the line."""
        word = re.sub(r"\s+", "", text)
        if word in _SERIAL:
            return ""
        for name, declared in self._fields.items():
            if word == declared.spec.title or word in _HEADINGS.get(name, ()):
                return name
        return None

    def _headed(self, heads: Sequence[str | None], cells: Sequence[str], place: int) -> None:
        row: dict[str, Any] = {}
        for at, cell in enumerate(cells):
            name = heads[at] if at < len(heads) else None
            if cell and name:
                row[name] = self._value(self._fields[name], cell)
            elif cell and name is None:
                self._leave(place, cell)
        self._rows.append(row)
        self._tell_kind(row)

    def _free(self, cells: Sequence[str], place: int) -> None:
        """A line without headings; one cell a line goes on with the row before."""
        if len(cells) > 1 and cells[0] in (str(place), f"{place}.", f"{place}、"):
            cells = cells[1:]
        cells = self._with_labels(cells)
        several = len([cell for cell in cells if cell]) > 1
        row: dict[str, Any] = {} if several or not self._rows else self._rows[-1]
        if several or not self._rows:
            self._rows.append(row)
        for cell in cells:
            found = self._recognised(cell, row) if cell else None
            if found is None and cell and not several and self._recognised(cell, {}):
                row = {}
                self._rows.append(row)
                found = self._recognised(cell, row)
            if found is not None:
                row[found[0]] = found[1]
                self._tell_kind(row)
            elif cell:
                self._leave(place, cell)

    def _with_labels(self, cells: Sequence[str]) -> list[str]:
        """A label that stands in a cell of its own goes with the cell behind it."""
        joined: list[str] = []
        for cell in cells:
            if joined and self._heading(joined[-1].rstrip("：:")):
                joined[-1] = f"{joined[-1].rstrip('：:')}：{cell}"
            else:
                joined.append(cell)
        return joined

    def _recognised(self, cell: str, row: Mapping[str, Any]) -> tuple[str, Any] | None:
        """The field a cell belongs to, among those still empty, and its value."""
        labelled = _LABELLED.fullmatch(cell)
        name = self._heading(labelled[1]) if labelled else None
        if labelled and name:
            return None if name in row else (name, self._value(self._fields[name], labelled[2]))
        for declared in self._fields.values():
            if declared.name not in row and self._looks(declared, cell):
                return declared.name, self._value(declared, cell)
        return None

    def _looks(self, declared: Field, cell: str) -> bool:
        plain = half_width(cell).strip()
        if declared.spec.mask == "id":
            solid = re.sub(r"[\s-]", "", plain).upper()
            return bool(_LIKE_ID.fullmatch(solid)) or check_uscc(solid).valid
        if declared.spec.codes:
            return self._code(declared, cell) is not None
        if declared.spec.check == "phone":
            return len(re.sub(r"\D", "", plain)) >= 7 and self._reads(declared, cell)
        if declared.type is Decimal:
            return _reads_amount(plain) and not _reads_date(plain, self._today)
        if declared.type in (date, PartialDate):
            dated = bool(_DATED.fullmatch(plain))
            return dated and self._reads(declared, cell)
        return self._looks_by_name(declared.name, plain)

    def _looks_by_name(self, name: str, text: str) -> bool:
        if name in ("debtor", "creditor", "name") and self._names is not None:
            return text in self._names
        person = bool(_PERSON.fullmatch(text))
        body = bool(_BODY.fullmatch(text))
        looks: Mapping[str, Callable[[], bool]] = {
            "name": lambda: person or (body and "party_type" in self._fields),
            "unit": lambda: body,
            "address": lambda: len(text) > 3 and bool(_PLACE.fullmatch(text)),
            "method": lambda: bool(_PAID.fullmatch(text)),
        }
        return looks[name]() if name in looks else False

    def _reads(self, declared: Field, cell: str) -> bool:
        try:
            typed(declared, cell, self._today)
        except BadValue:
            return False
        return True

    def _value(self, declared: Field, cell: str) -> Any:
        """The plain value; what cannot be read stays as it was written, for its field to say so."""
        code = self._code(declared, cell)
        if code is not None:
            return code
        try:
            return plain_value(typed(declared, cell, self._today))
        except BadValue:
            return cell

    def _tell_kind(self, row: dict[str, Any]) -> None:
        """An organisation is known by its name or its credit code."""
        if "party_type" in self._fields and (
            _BODY.fullmatch(str(row.get("name", "")))
            or check_uscc(str(row.get("id_number", ""))).valid
        ):
            row["party_type"] = "02"

    def _code(self, declared: Field, cell: str) -> str | None:
        """The code whose words a cell holds."""
        entries = code_choices(declared.spec.codes) if declared.spec.codes else ()
        words = half_width(cell).strip()
        return next((one.value for one in entries if half_width(one.label) == words), None)

    def _leave(self, place: int, cell: str) -> None:
        self._left.append(f"第 {place} 行“{cell}”")


def _cells(line: str) -> list[str]:
    cells = line.split("\t") if "\t" in line else _APART.split(re.sub(r"([：:])\s+", r"\1", line))
    return [cell.strip() for cell in cells] if "\t" in line else [c for c in cells if c.strip()]


def _reads_amount(text: str) -> bool:
    try:
        typed_amount(text)
    except ValueError:
        return False
    return True


def _reads_date(text: str, today: date) -> bool:
    try:
        typed_date(text, today)
    except ValueError:
        return False
    return True
