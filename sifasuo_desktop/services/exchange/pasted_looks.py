"""What a pasted cell is by its looks: a name, an amount, a day, a heading, a line of a sum."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from sifasuo_desktop.domain.fields import Field
from sifasuo_desktop.domain.folding import half_width, name_form, one_line
from sifasuo_desktop.domain.identity_numbers import check_uscc
from sifasuo_desktop.domain.partial_dates import PartialDate
from sifasuo_desktop.domain.typed_amounts import typed_amount
from sifasuo_desktop.domain.typed_dates import typed_date
from sifasuo_desktop.domain.typed_values import BadValue, typed
from sifasuo_desktop.services.reading.choices import code_choices

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("姓名", "名称", "单位名称", "当事人", "成员", "当事人姓名", "户主姓名"),
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
    "amount": (
        "金额",
        "数额",
        "款项",
        "应付金额",
        "应还金额",
        "付款金额",
        "支付金额",
        "还款金额",
        "赔偿金额",
    ),
    "due": ("履行期限", "期限", "履行日期", "付款日期", "还款日期", "应还日期", "日期"),
    "method": ("支付方式", "方式"),
    "content": ("履行内容", "内容"),
}
SERIAL = ""
"""What ``heading`` says of the numbers of lines."""
_IN_YUAN = re.compile(r"(?<=.)[（(/](?:人民币)?元[）)]?$")
_SERIAL = ("序号", "编号", "号")
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_PERSON = re.compile(rf"[{_HAN}]{{2,4}}|[{_HAN}]+(?:·[{_HAN}]+)+")
_BODY = re.compile(
    r".{2,}(?:公司|厂|店|合作社|村委会|居委会|委员会|学校|医院|派出所|司法所|经营部|中心)"
)
_PLACE = re.compile(r".*(?:[市县区镇乡村组路街巷号幢室]|小区|社区).*")
_LIKE_ID = re.compile(r"[0-9]{15}|[0-9]{17}[0-9X]")
_DATED = re.compile(r".*[-/年月].*|.*\..*\..*|(?:19|20)[0-9]{6}")
_WITH_YEAR = re.compile(r"[0-9]{4}|年|[-/.].*[-/.]")
_BY = re.compile(r"(?<=[0-9日号])\s*(?:之前|以前|前)$")
_PAID = re.compile(r"现金|.*(?:转账|银行|微信|支付宝)")
_SUM = re.compile(r"(?:以上|本页)?[合总小共累]计.*|总额.*|总金额.*")
_BARE = re.compile(r"[0-9]+\.?")
_YES = ("是", "√", "✓", "✔", "☑", "有", "Y", "YES", "TRUE")
_NO = ("否", "无", "×", "✕", "✗", "✘", "X", "N", "NO", "FALSE", "")


def heading(fields: Mapping[str, Field], text: str) -> str | None:
    """The field a heading or a label means, SERIAL for numbers of lines, None for neither."""
    word = re.sub(r"\s+", "", text).strip("*＊：:")
    word = _IN_YUAN.sub("", word)
    if word in _SERIAL:
        return SERIAL
    for name, declared in fields.items():
        if word == declared.spec.title or word in _HEADINGS.get(name, ()):
            return name
    return None


def is_body(text: str) -> bool:
    """Whether a name is that of an organisation."""
    return _BODY.fullmatch(one_line(text)) is not None


def is_sum(text: str) -> bool:
    """Whether a line that begins so is the sum of the others."""
    return _SUM.fullmatch(re.sub(r"\s+", "", text)) is not None


def truth(text: str) -> bool | None:
    """What a cell says of a box to tick; None where it says something else."""
    word = half_width(text).strip().upper()
    return True if word in _YES else False if word in _NO else None


def by_day(text: str) -> str:
    """The day that people write with 前 or 之前 behind it: the last one on which something can be done."""
    return _BY.sub("", text.strip())


def code_of(declared: Field, cell: str) -> str | None:
    """The code whose words a cell holds."""
    entries = code_choices(declared.spec.codes) if declared.spec.codes else ()
    words = half_width(cell).strip()
    return next((one.value for one in entries if half_width(one.label) == words), None)


def amount_of(text: str, today: date) -> Decimal | None:
    """The amount a cell holds, if it cannot be a day as well."""
    try:
        amount = typed_amount(text.strip())
    except ValueError:
        return None
    return None if reads_date(text, today) else amount


def is_bare(text: str) -> bool:
    """Whether nothing but digits says that a number is an amount."""
    return _BARE.fullmatch(half_width(text).strip()) is not None


def reads_date(text: str, today: date) -> bool:
    """Whether a text is a day."""
    try:
        typed_date(text, today)
    except ValueError:
        return False
    return True


class Looks:
    """What the cells of one kind of rows look like; ``names`` are the only ones there can be."""

    def __init__(
        self, fields: Mapping[str, Field], today: date, names: Sequence[str] | None
    ) -> None:
        self._fields = fields
        self._today = today
        self._names = None if names is None else [name_form(name) for name in names]

    def like(self, declared: Field, cell: str) -> bool:
        """Whether a cell without a heading belongs to a field."""
        plain = half_width(one_line(cell)).strip()
        if declared.spec.mask == "id":
            solid = re.sub(r"[\s-]", "", plain).upper()
            return bool(_LIKE_ID.fullmatch(solid)) or check_uscc(solid).valid
        if declared.spec.codes:
            return code_of(declared, cell) is not None
        if declared.spec.check == "phone":
            return len(re.sub(r"\D", "", plain)) >= 7 and self._reads(declared, cell)
        if declared.type is Decimal:
            return amount_of(cell, self._today) is not None
        if declared.type is PartialDate and not _WITH_YEAR.search(plain):
            return False
        if declared.type in (date, PartialDate):
            return bool(_DATED.fullmatch(by_day(plain))) and self._reads(declared, by_day(cell))
        return self._by_name(declared.name, plain)

    def _by_name(self, name: str, text: str) -> bool:
        if name in ("debtor", "creditor", "name") and self._names is not None:
            return name_form(text) in self._names
        body = bool(_BODY.fullmatch(text))
        looks: Mapping[str, Callable[[], bool]] = {
            "name": lambda: self._person(text) or (body and "party_type" in self._fields),
            "unit": lambda: body,
            "address": lambda: len(text) > 3 and bool(_PLACE.fullmatch(text)),
            "method": lambda: bool(_PAID.fullmatch(text)),
        }
        return looks[name]() if name in looks else False

    def _person(self, text: str) -> bool:
        """A name; 贰仟元 and 五月一日 are none."""
        if not _PERSON.fullmatch(name_form(text)) or reads_date(text, self._today):
            return False
        return amount_of(text, self._today) is None

    def _reads(self, declared: Field, cell: str) -> bool:
        try:
            typed(declared, cell, self._today)
        except BadValue:
            return False
        return True
