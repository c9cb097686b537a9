"""``copy``: what a record says, in the order in which a platform asks for it."""

import argparse

from sifasuo_desktop.cli.opening import opened
from sifasuo_desktop.cli.output import DONE, print_json
from sifasuo_desktop.services.exchange.copying import copy_lines
from sifasuo_desktop.services.exchange.platforms import platform_named, platforms


def copy(args: argparse.Namespace) -> int:
    """The fields of a platform with their words; without a number the platforms there are."""
    with opened(args) as workplace:
        if args.number is None:
            known = platforms(workplace)
            if args.platform:
                known = (platform_named(workplace, args.platform),)
            if args.json:
                print_json([{"name": o.name, "title": o.title, "kind": o.kind} for o in known])
                return DONE
            for one in known:
                print(f"{one.name}\t{one.kind}\t{one.title}")
            return DONE
        platform = platform_named(workplace, args.platform)
        lines = copy_lines(workplace, platform, args.number)
    if args.json:
        told = [{"title": line.title, "words": line.words} for line in lines]
        print_json({"platform": platform.name, "kind": platform.kind, "fields": told})
        return DONE
    for line in lines:
        print(f"{line.title}\t{line.words}")
    return DONE
