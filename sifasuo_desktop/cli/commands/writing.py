"""``drafts``, ``draft`` and ``pack``: texts with the figures of a period, registers for an inspection."""

import argparse

from sifasuo_desktop.cli.commands.printing import kept
from sifasuo_desktop.cli.opening import opened
from sifasuo_desktop.cli.output import DONE, print_json
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.services.reading.drafting import draft_named, drafts_json
from sifasuo_desktop.services.reading.reporting import period_named


def list_drafts(args: argparse.Namespace) -> int:
    """Every draft and the period it is written for; opens no store."""
    found = drafts_json()
    if args.json:
        print_json(found)
        return DONE
    for one in found:
        print(f"{one['name']:14}{one['title']}\t{one['period']}")
    return DONE


def draft(args: argparse.Namespace) -> int:
    """One draft as a Word file."""
    from sifasuo_desktop.services.exchange.draft_file import write_draft

    chosen = draft_named(args.name)
    if args.out.suffix.lower() != ".docx":
        raise Refused(problem("draft.file", "out", name=args.out.name))
    with opened(args) as workplace:
        write_draft(workplace, chosen, period_named(workplace, args.period), args.out)
    if args.json:
        print_json({"file": str(args.out)})
    else:
        print(f"已写入 {args.out}（{chosen.title}草稿）。请核对数字，补齐【】内的内容。")
    return DONE


def pack(args: argparse.Namespace) -> int:
    """The registers of a period as one PDF."""
    from sifasuo_desktop.services.paper.inspection_pack import pack_job

    kinds = [one for part in args.kinds for one in part.split(",") if one]
    with opened(args) as workplace:
        period = period_named(workplace, args.period)
        job = pack_job(workplace, period, args.village or "", kinds)
    made = job.render()
    found = kept(args, made.pdf, made.missing, made.pages)
    told = [
        {"kind": one.kind, "title": one.title, "count": one.count, "page": page}
        for one, page in zip(job.parts, made.begins, strict=True)
    ]
    if args.json:
        print_json({**found, "parts": told})
        return DONE
    for line in told:
        print(f"{line['title']}\t{line['count']} 件\t第 {line['page']} 页")
    print(f"已写入 {args.out}（{made.title}，{made.pages} 页）")
    return DONE
