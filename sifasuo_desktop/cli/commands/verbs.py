"""``verbs``: the catalogue of acts and of error codes; needs no store."""

import argparse

from sifasuo_desktop.cli.output import DONE, print_json
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.acting.catalogue import catalogue, describe
from sifasuo_desktop.services.office.reference_data import code_book, error_codes


def verbs(args: argparse.Namespace) -> int:
    """All verbs, one verb, or all error codes."""
    if args.errors:
        return _errors(args.json)
    codes = code_book()
    if args.verb:
        verb = all_verbs().get(args.verb)
        if verb is None:
            raise Refused(problem("act.unknown_verb", "verb", verb=args.verb))
        found = describe(verb, codes)
        if args.json:
            print_json(found)
        else:
            print(f"{verb.name}  {verb.title}")
            for name, entry in found["schema"]["properties"].items():
                mark = "*" if name in found["schema"]["required"] else " "
                print(f"  {mark} {name}  {entry['title']}")
        return DONE
    if args.json:
        print_json(catalogue(codes))
    else:
        for verb in all_verbs().values():
            print(f"{verb.name:28}{verb.title}")
    return DONE


def _errors(as_json: bool) -> int:
    codes = error_codes()
    if as_json:
        print_json([{"code": code, "message": text} for code, text in sorted(codes.items())])
    else:
        for code, text in sorted(codes.items()):
            print(f"{code:32}{text}")
    return DONE
