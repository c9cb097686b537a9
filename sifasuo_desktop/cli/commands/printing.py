"""``documents`` and ``print``: which papers there are, and one of them as a PDF."""

import argparse
import sys

from sifasuo_desktop.cli.opening import opened
from sifasuo_desktop.cli.output import DONE, WRONG_CALL, print_json, told
from sifasuo_desktop.kernel.files import write_durably
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.paper.printing import blank_pdf, documents_of, paper_pdf


def documents(args: argparse.Namespace) -> int:
    """All papers; opens no store."""
    found = documents_of()
    if args.json:
        print_json(found)
        return DONE
    for entry in found:
        print(f"{entry['name']:20}{entry['title']}")
    return DONE


def print_paper(args: argparse.Namespace) -> int:
    """One paper of a record, or the blank form, which opens no store."""
    if args.blank:
        paper = blank_pdf(args.document, parties=args.parties or 2)
    elif args.parties is not None:
        sys.stderr.write("--parties 只用于空白文书，请与 --blank 一起用。\n")
        return WRONG_CALL
    elif args.number is None:
        sys.stderr.write("请写明编号，或用 --blank 打印空白文书。\n")
        return WRONG_CALL
    else:
        with opened(args) as workplace:
            paper = paper_pdf(workplace, args.document, args.number, args.item)
    write_durably(args.out, paper.pdf)
    if paper.missing:
        warning = sentence("print.missing_characters", chars="、".join(paper.missing))
        sys.stderr.write(f"提醒：{warning}\n")
    for item in paper.warnings:
        sys.stderr.write(f"提醒：{told(item)['message']}\n")
    if args.json:
        found = {"file": str(args.out), "pages": paper.pages, "missing": list(paper.missing)}
        doubts = {"warnings": [told(item) for item in paper.warnings]} if paper.warnings else {}
        print_json({**found, **doubts})
    else:
        print(f"已写入 {args.out}（{paper.title}，{paper.pages} 页，一式 {paper.copies} 份）")
    return DONE
