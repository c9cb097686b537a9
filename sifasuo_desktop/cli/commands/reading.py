"""``find``, ``show`` and ``due``: what is there and what is due."""

import argparse
from itertools import chain

from sifasuo_desktop.cli.opening import opened
from sifasuo_desktop.cli.output import DONE, print_json
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.services.due import due_json, due_rows
from sifasuo_desktop.services.finding import find
from sifasuo_desktop.services.showing import show


def _where(pairs: list[list[str]]) -> dict[str, str]:
    found = {}
    for pair in chain.from_iterable(pairs):
        name, equals, value = pair.partition("=")
        if not equals:
            raise Refused(problem("find.where", "where", field=pair, columns="列=值"))
        found[name] = value
    return found


def find_records(args: argparse.Namespace) -> int:
    """One page of a list."""
    with opened(args) as workplace:
        found = find(
            workplace,
            args.kind,
            args.text,
            where=_where(args.where),
            limit=args.limit,
            after=args.after,
            unmask=args.unmask,
        )
    if args.json:
        print_json({"items": list(found.items), "total": found.total, "next": found.next})
        return DONE
    print(f"共 {found.total} 条")
    for item in found.items:
        print(f"{item['number'] or '':24}{item['state'] or '':14}{item['title']}")
    return DONE


def show_record(args: argparse.Namespace) -> int:
    """One record with everything below it."""
    with opened(args) as workplace:
        found = show(workplace, args.kind, args.number, unmask=args.unmask)
    if args.json:
        print_json(found)
        return DONE
    for name, value in found["record"].items():
        if value not in (None, "", []):
            print(f"{name:22}{value}")
    for entry in found["history"]:
        print(f"{entry['at']}  {entry['by']}  {entry['verb']}")
    return DONE


def due(args: argparse.Namespace) -> int:
    """What is overdue, due today, and due soon."""
    with opened(args) as workplace:
        rows = due_rows(workplace, on=args.on, within=args.within)
    if args.json:
        print_json(due_json(rows))
        return DONE
    for row in rows:
        print(f"{row.due}  {row.title}  {row.number}  {row.who}  {row.basis}")
    if not rows:
        print("没有到期事项。")
    return DONE
