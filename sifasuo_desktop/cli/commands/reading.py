"""``find``, ``show`` and ``due``: what is there and what is due."""

import argparse

from sifasuo_desktop.cli.opening import opened
from sifasuo_desktop.cli.options import conditions
from sifasuo_desktop.cli.output import DONE, print_json
from sifasuo_desktop.cli.people import record_lines, state_title
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.office.reference_data import code_book
from sifasuo_desktop.services.reading.asides import asides_of
from sifasuo_desktop.services.reading.due import due_json, due_rows
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show

MOST_BARE = 12  # records of one kind whose headings need no number


def find_records(args: argparse.Namespace) -> int:
    """One page of a list."""
    with opened(args) as workplace:
        found = find(
            workplace,
            args.kind,
            args.text,
            where=conditions(args.where),
            limit=args.limit,
            after=args.after,
            unmask=args.unmask,
        )
    if args.json:
        print_json({"items": list(found.items), "total": found.total, "next": found.next})
        return DONE
    print(f"共 {found.total} 条")
    for item in found.items:
        state = state_title(code_book(), args.kind, item["state"])
        print(f"{item['number'] or ''}\t{state}\t{item['title']}")
    return DONE


def show_record(args: argparse.Namespace) -> int:
    """One record with everything below it."""
    with opened(args) as workplace:
        found = show(workplace, args.kind, args.number, unmask=args.unmask)
    if args.json:
        print_json(found)
        return DONE
    codes = code_book()
    print(found["record"]["number"] or "")
    for line in record_lines(codes, args.kind, found["record"]):
        print(f"  {line}")
    for kind, records in found["children"].items():
        many = len(records) > MOST_BARE
        for place, values in enumerate(records, 1):
            print(f"{KINDS[kind].TITLE} {place}/{len(records)}" if many else KINDS[kind].TITLE)
            for line in record_lines(codes, kind, values):
                print(f"  {line}")
    print("经过")
    titles = {name: verb.title for name, verb in all_verbs().items()}
    acts = dict.fromkeys((e["at"], e["by"], e["verb"]) for e in found["history"])
    for at, by, verb in acts:
        print(f"  {at[:16].replace('T', ' ')}  {by}  {titles.get(verb, verb)}")
    return DONE


def due(args: argparse.Namespace) -> int:
    """What is overdue, due today, and due soon."""
    with opened(args) as workplace:
        rows = due_rows(workplace, on=args.on, within=args.within)
        asides = asides_of(workplace, rows)
    if args.json:
        print_json(due_json(rows, asides))
        return DONE
    for row in rows:
        aside = asides.get(row)
        mark = f"  已搁置：{aside.reason}" if aside else ""
        print(f"{row.due}  {row.title}  {row.number}  {row.who}  {row.basis}{mark}")
    if not rows:
        print("没有到期事项。")
    return DONE
