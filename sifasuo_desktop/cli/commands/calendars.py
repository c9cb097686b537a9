"""``calendar``: the yearly notice of rest days from a text file."""

import argparse
import sys
from pathlib import Path

from sifasuo_desktop.cli.opening import opened
from sifasuo_desktop.cli.output import DONE, print_json
from sifasuo_desktop.domain.refusal import Refused, problem


def calendar(args: argparse.Namespace) -> int:
    """Takes the notice in; a wrong one is refused and changes nothing."""
    values: dict[str, object] = {"text": _read(args.file)}
    if args.year is not None:
        values["year"] = args.year
    with opened(args) as workplace:
        answer = workplace.act("calendar.take", values)
    if args.json:
        print_json({"year": int(answer.number or 0)})
    else:
        print(f"已登记 {answer.number} 年的放假安排，期限从现在起按它计算。")
    return DONE


def _read(name: str) -> str:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise Refused(problem("store.file", "", name=Path(name).name)) from None
