"""``documents`` and ``print``: which papers there are, and one of them, or a register, as a PDF."""

import argparse
import sys
from collections.abc import Sequence
from typing import Any

from sifasuo_desktop.cli.opening import opened
from sifasuo_desktop.cli.options import conditions
from sifasuo_desktop.cli.output import DONE, WRONG_CALL, print_json, told
from sifasuo_desktop.kernel.files import write_durably
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.printing import (
    PrintedPaper,
    blank_pdf,
    documents_of,
    paper_pdf,
)
from sifasuo_desktop.services.paper.register_print import register_job
from sifasuo_desktop.services.reading.reporting import period_named


def documents(args: argparse.Namespace) -> int:
    """All papers; opens no store."""
    found = documents_of()
    if args.json:
        print_json(found)
        return DONE
    for entry in found:
        print(f"{entry['name']:24}{entry['title']}")
    return DONE


REGISTER = "register"


def print_paper(args: argparse.Namespace) -> int:
    """One paper of a record, the register of a kind, or the blank form, which opens no store."""
    wrong = _misused(args)
    if wrong:
        sys.stderr.write(f"{wrong}\n")
        return WRONG_CALL
    if args.blank:
        paper = blank_pdf(args.document, parties=args.parties or 2)
    else:
        with opened(args) as workplace:
            if args.document == REGISTER:
                paper = _register(workplace, args)
            else:
                paper = paper_pdf(workplace, args.document, args.number, args.item)
    return written(args, paper)


def _misused(args: argparse.Namespace) -> str:
    """What is wrong with the call, or nothing."""
    narrowed = args.period is not None or args.where or args.unmask or args.view is not None
    if args.document == REGISTER:
        if args.blank or args.parties is not None or args.item is not None:
            return "打印台账不用 --blank、--parties、--item。"
        return "" if args.number else "请写明记录种类，如 print register dispute。"
    if narrowed:
        return "--period、--where、--unmask、--view 只用于台账，如 print register dispute。"
    if args.blank:
        return ""
    if args.parties is not None:
        return "--parties 只用于空白文书，请与 --blank 一起用。"
    return "" if args.number else "请写明编号，或用 --blank 打印空白文书。"


def _register(workplace: Workplace, args: argparse.Namespace) -> PrintedPaper:
    period = None if args.period is None else period_named(workplace, args.period)
    where = conditions(args.where)
    given = {"unmask": args.unmask, "view": args.view}
    return register_job(workplace, args.number, where, period, **given).render()


def kept(
    args: argparse.Namespace, pdf: bytes, missing: Sequence[str], pages: int
) -> dict[str, Any]:
    """Writes a paper where the call says, warns of what could not be drawn; what a script is told."""
    write_durably(args.out, pdf)
    if missing:
        warning = sentence("print.missing_characters", chars="、".join(missing))
        sys.stderr.write(f"提醒：{warning}\n")
    return {"file": str(args.out), "pages": pages, "missing": list(missing)}


def written(args: argparse.Namespace, paper: PrintedPaper) -> int:
    """Writes a paper where the call says, and tells what became of it."""
    found = kept(args, paper.pdf, paper.missing, paper.pages)
    for item in paper.warnings:
        sys.stderr.write(f"提醒：{told(item)['message']}\n")
    if args.json:
        doubts = {"warnings": [told(item) for item in paper.warnings]} if paper.warnings else {}
        print_json({**found, **doubts})
    else:
        print(f"已写入 {args.out}（{paper.title}，{paper.pages} 页，一式 {paper.copies} 份）")
    return DONE
