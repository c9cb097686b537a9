"""The ``calc`` subcommand: terms, periods, working days, ID and credit codes, capital amounts.

Needs no store and imports neither Qt nor SQLAlchemy nor pypinyin.
"""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from sifasuo_desktop.domain import identity_numbers, money, periods
from sifasuo_desktop.domain.periods import CATEGORY_TITLES, Category, Count
from sifasuo_desktop.domain.workdays import Calendar
from sifasuo_desktop.kernel.clock import Clock, SystemClock
from sifasuo_desktop.kernel.paths import default_store, named_store
from sifasuo_desktop.services.office.reference import LOCAL_CALENDAR, BrokenTable, load_calendar
from sifasuo_desktop.services.office.reference_data import sentence

Answer = dict[str, Any]

CATEGORIES = {title: code for code, title in CATEGORY_TITLES.items() if code is not Category.OTHER}
MAX_COUNT = 4_000_000
"""More days than the calendar of this program has; keeps loops and dates bounded."""


class Refused(Exception):
    """The question is well put and has no answer."""

    def __init__(self, code: str, message: str, field: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.field = field


def _day(text: str) -> date:
    if len(text) != 10 or text[4] + text[7] != "--":  # fromisoformat takes weeks as well
        raise ValueError(text)
    return date.fromisoformat(text)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) > MAX_COUNT:
        raise ValueError(text)
    return int(text)


_day.__name__ = "日期（YYYY-MM-DD）"
_count.__name__ = "非负整数"


def _amount(text: str) -> Decimal | money.BadAmount:
    try:
        return money.parse(text)
    except money.BadAmount as error:
        if error.code == "money.syntax":
            raise argparse.ArgumentTypeError(error.message) from None
        return error


def _term(args: argparse.Namespace) -> Answer:
    category = CATEGORIES[args.category] if args.category else None
    try:
        found = periods.term(
            args.start,
            years=args.years or 0,
            months=args.months or 0,
            days=args.days or 0,
            custody_days=args.custody_days or 0,
            category=category,
        )
    except periods.TermServed:
        message = "先行羁押折抵后期限已满，没有剩余期限，请核对羁押日数"
        raise Refused("calc.term_served", message, "custody_days") from None
    also = found.also.isoformat() if found.also else None
    return {
        "end": found.end.isoformat(),
        "ambiguous": found.ambiguous,
        "also": also,
        "basis": found.basis,
    }


def _calendar(args: argparse.Namespace) -> Calendar:
    """The working days as the office's own file has them, so that calc and the acts agree."""
    folder = args.store or named_store() or default_store()
    try:
        return load_calendar(Path(folder) / LOCAL_CALENDAR)
    except BrokenTable as broken:
        message = sentence("store.table", name=broken.file, place=broken.place)
        raise Refused("store.table", message) from None


def _period(args: argparse.Namespace) -> Answer:
    if args.days is not None:
        due = periods.period_days(args.start, args.days)
    else:
        due = periods.period_months(args.start, args.months, Count(args.count))
    rolled, provisional = False, False
    if args.roll_holiday:
        moved = _calendar(args).roll(due)
        rolled, provisional, due = moved.day != due, moved.provisional, moved.day
    return {"due": due.isoformat(), "rolled": rolled, "provisional": provisional}


def _workdays(args: argparse.Namespace) -> Answer:
    found = _calendar(args).add(args.start, args.add)
    return {"due": found.day.isoformat(), "provisional": found.provisional}


def _id(args: argparse.Namespace) -> Answer:
    found = identity_numbers.check_id(args.number, args.clock.today())
    return {
        "valid": found.valid,
        "birth_date": found.birth_date.isoformat() if found.birth_date else None,
        "sex": found.sex,
        "area": found.area,
        "message": found.message,
    }


def _uscc(args: argparse.Namespace) -> Answer:
    found = identity_numbers.check_uscc(args.number)
    return {"valid": found.valid, "message": found.message}


def _capital(args: argparse.Namespace) -> Answer:
    if isinstance(args.amount, money.BadAmount):
        raise Refused(args.amount.code, args.amount.message, "amount")
    return {"capital": money.capital(args.amount)}


_TITLES = {
    "end": "期满日",
    "also": "另一种算法",
    "basis": "依据",
    "due": "届满日",
    "birth_date": "出生日期",
    "area": "行政区划代码",
    "capital": "大写",
    "message": "说明",
}


def _people(answer: Answer) -> str:
    lines = [f"{title}：{answer[key]}" for key, title in _TITLES.items() if answer.get(key)]
    if "valid" in answer:
        lines.insert(0, "号码正确" if answer["valid"] else "号码有误")
    if answer.get("sex"):
        lines.append("性别：" + ("男" if answer["sex"] == "1" else "女"))
    if answer.get("ambiguous"):
        lines.append("两种算法都有依据，以法院文书所载日期为准")
    if answer.get("rolled"):
        lines.append("期满日为休息日，已顺延")
    if answer.get("provisional"):
        lines.append("超出已公布的节假日安排，暂按周一至周五为工作日计算")
    return "\n".join(lines)


def _check_call(parser: argparse.ArgumentParser, args: argparse.Namespace) -> None:
    """What argparse cannot say about options that belong together; exits with 2."""
    if args.ask is _term:
        if not (args.years or args.months or args.days):
            parser.error("请用 --years、--months 或者 --days 给出期限")
        if args.custody_days and not args.category:
            parser.error("--custody-days 须与 --category 一起使用")
    if args.ask is _period and (args.months is None) != (args.count is None):
        parser.error("--months 须与 --count criminal 或者 --count civil 一起使用")


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """Adds ``calc`` with its calculations to the program's subcommands."""
    parser: argparse.ArgumentParser = subparsers.add_parser("calc", help="期限、号码和金额计算")
    kinds = parser.add_subparsers(dest="calculation", required=True)

    def kind(name: str, title: str, ask: Callable[[argparse.Namespace], Answer]) -> Any:
        added = kinds.add_parser(name, help=title, allow_abbrev=False)
        added.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
        added.set_defaults(ask=ask, parser=added)
        return added

    term = kind("term", "刑期、考验期限的期满日", _term)
    term.add_argument("--start", type=_day, required=True, metavar="DATE")
    for option in ("--years", "--months", "--days", "--custody-days"):
        term.add_argument(option, type=_count, metavar="N")
    term.add_argument("--category", choices=list(CATEGORIES))
    period = kind("period", "期间的届满日", _period)
    period.add_argument("--from", dest="start", type=_day, required=True, metavar="DATE")
    length = period.add_mutually_exclusive_group(required=True)
    length.add_argument("--days", type=_count, metavar="N")
    length.add_argument("--months", type=_count, metavar="N")
    period.add_argument("--count", choices=[item.value for item in Count])
    period.add_argument("--roll-holiday", action="store_true")
    period.add_argument("--store", help="数据库文件夹，用其中登记的放假安排")
    workdays = kind("workdays", "若干工作日之后", _workdays)
    workdays.add_argument("--from", dest="start", type=_day, required=True, metavar="DATE")
    workdays.add_argument("--add", type=_count, required=True, metavar="N")
    workdays.add_argument("--store", help="数据库文件夹，用其中登记的放假安排")
    kind("id", "核对身份证号码", _id).add_argument("number")
    kind("uscc", "核对统一社会信用代码", _uscc).add_argument("number")
    kind("amount", "金额大写", _capital).add_argument("amount", type=_amount)
    return parser


def _refuse(refusal: Refused, as_json: bool) -> int:
    if as_json:
        error = {"code": refusal.code, "message": refusal.message, "field": refusal.field}
        print(json.dumps({"error": error}, ensure_ascii=False))
    print(refusal.message, file=sys.stderr)
    return 1


def run(args: argparse.Namespace, *, clock: Clock | None = None) -> int:
    """Answers one calculation; exit status 0 or 1 (2 leaves through argparse)."""
    as_json = bool(getattr(args, "json", False))
    args.clock = clock or SystemClock()
    _check_call(args.parser, args)
    try:
        answer = args.ask(args)
    except OverflowError:
        message = "结果超出可以计算的日期范围，请核对起算日和期限"
        return _refuse(Refused("calc.out_of_range", message), as_json)
    except Refused as refusal:
        return _refuse(refusal, as_json)
    print(json.dumps(answer, ensure_ascii=False) if as_json else _people(answer))
    return 0
