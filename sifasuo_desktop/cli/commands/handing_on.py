"""``open-work``: what is open in the office, by person, for whoever takes over."""

import argparse

from sifasuo_desktop.cli.commands.printing import written
from sifasuo_desktop.cli.opening import opened
from sifasuo_desktop.cli.output import DONE, print_json
from sifasuo_desktop.services.paper.open_work import open_work, open_work_job


def tell_open_work(args: argparse.Namespace) -> int:
    """Lines by person, or the list as a paper."""
    with opened(args) as workplace:
        if args.out is not None:
            return written(args, open_work_job(workplace, args.person).render())
        items = open_work(workplace, args.person)
    if args.json:
        print_json(
            [
                {
                    "person": one.person,
                    "kind": one.kind,
                    "number": one.number,
                    "title": one.title,
                    "state": one.state,
                    "due": one.due.isoformat() if one.due else None,
                }
                for one in items
            ]
        )
        return DONE
    for one in items:
        print(f"{one.person}\t{one.word}\t{one.number}\t{one.state}\t{one.due or ''}\t{one.title}")
    return DONE
