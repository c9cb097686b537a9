"""``user add``, ``change``, ``reset``, ``disable``, ``password``, ``name`` and ``list``."""

import argparse
from typing import Any

from sifasuo_desktop.cli.commands.acting import plain_answer
from sifasuo_desktop.cli.opening import new_password, opened, password
from sifasuo_desktop.cli.output import DONE, print_json
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.office.workplace import check_password
from sifasuo_desktop.services.reading.finding import find

OWN = {"password": "user.own_password", "name": "user.own_name"}


def user(args: argparse.Namespace) -> int:
    """Adds, changes, resets or disables an account, sets what is one's own, or lists them."""
    if args.step == "list":
        return _every(args)
    verb = OWN.get(args.step, f"user.{args.step}")
    secrets = _secrets(args)
    with opened(args) as workplace:
        answer = workplace.act(verb, _values(args), secrets=secrets, today=args.today)
    if args.json:
        print_json(plain_answer(answer))
    else:
        print(f"{all_verbs()[verb].title}：{answer.number}。")
    return DONE


def _secrets(args: argparse.Namespace) -> dict[str, str]:
    if args.step == "password":
        return {"old": password(), "password": new_password()}
    if args.step in ("add", "reset"):
        given = new_password()
        check_password(args.account, given)
        return {"password": given}
    return {}


def _values(args: argparse.Namespace) -> dict[str, Any]:
    if args.step == "add":
        return {"account": args.account, "name": args.name, "roles": args.roles}
    if args.step == "change":
        return {"user": args.account, "name": args.name, "roles": args.roles}
    if args.step == "name":
        return {"name": args.name}
    return {} if args.step == "password" else {"user": args.account}


def _every(args: argparse.Namespace) -> int:
    with opened(args) as workplace:
        found = find(workplace, "user", limit=500)
    if args.json:
        print_json({"items": list(found.items), "total": found.total, "next": found.next})
    else:
        for item in found.items:
            print(f"{item['account']:20}{item['title']}  {'、'.join(item['roles'])}")
    return DONE
