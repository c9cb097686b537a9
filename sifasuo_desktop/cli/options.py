"""Options that several calls take, and the values they hold."""

import argparse
import re
from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import Any

from sifasuo_desktop.domain.refusal import Refused, problem


def day(text: str) -> date:
    """A date of an option."""
    if re.fullmatch(r"(1[89]|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise argparse.ArgumentTypeError(f"日期 {text} 应写成 YYYY-MM-DD，并且存在")


def positive(text: str) -> int:
    """A whole number from 1."""
    if re.fullmatch(r"[0-9]{1,9}", text) and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} 应为正整数")


def span(text: str) -> int:
    """A number of days from 0 to ten years."""
    if re.fullmatch(r"[0-9]{1,4}", text) and int(text) <= 3660:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} 应为 0 至 3660 的整数")


def conditions(pairs: Iterable[Iterable[str]]) -> dict[str, str]:
    """``--where field=value …`` as a table. Raises Refused ``find.where_form``."""
    found = {}
    for pair in chain.from_iterable(pairs):
        name, equals, value = pair.partition("=")
        if not equals:
            raise Refused(problem("find.where_form", "where", value=pair))
        found[name] = value
    return found


def add_where(parser: argparse.ArgumentParser) -> None:
    """The options of a call that reads a list: what it is narrowed to, numbers in full."""
    parser.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="字段=值",
        nargs="+",
        help="字段用英文名，如 state=rectifying",
    )
    parser.add_argument("--unmask", action="store_true", help="显示完整号码（留痕）")


def add_common(parser: argparse.ArgumentParser, *, store: bool, step: bool = False) -> None:
    """``--json`` and, for a call that opens a store, what names store, account and day.

    In a ``step`` of a call an option left out does not undo the one before the step.
    """
    absent: Any = argparse.SUPPRESS if step else None
    json_absent: Any = argparse.SUPPRESS if step else False
    parser.add_argument("--json", action="store_true", default=json_absent, help="只输出一个 JSON")
    if store:
        parser.add_argument("--store", default=absent, help="数据库文件夹（或 SIFASUO_STORE）")
        parser.add_argument("--user", default=absent, help="登录名（或 SIFASUO_USER）")
        parser.add_argument(
            "--today", type=day, default=absent, help="本次操作的业务日期 YYYY-MM-DD"
        )


class Steps:
    """The steps of one call, e.g. ``make`` and ``inspect`` of ``bundle``."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self._steps = parser.add_subparsers(dest="step", required=True, metavar="步骤")

    def add(self, name: str, help_text: str, *, store: bool = True) -> argparse.ArgumentParser:
        """A step with the common options."""
        parser = self._steps.add_parser(name, help=help_text)
        add_common(parser, store=store, step=True)
        return parser
