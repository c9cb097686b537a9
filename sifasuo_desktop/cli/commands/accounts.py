"""``user add``, ``reset``, ``disable`` and ``list``."""

import argparse
from typing import Any

from sifasuo_desktop.cli.commands.acting import plain_answer
from sifasuo_desktop.cli.opening import new_password, opened
from sifasuo_desktop.cli.output import DONE, print_json
from sifasuo_desktop.services.bus import all_verbs
from sifasuo_desktop.services.finding import find
from sifasuo_desktop.services.workplace import check_password


def user(args: argparse.Namespace) -> int:
    """Adds, resets or disables an account, or lists them."""
    if args.step == "list":
        return _every(args)
    secrets = {}
    if args.step in ("add", "reset"):
        secrets["password"] = new_password()
        check_password(args.account, secrets["password"])
    values: dict[str, Any] = {"user": args.account}
    if args.step == "add":
        values = {"account": args.account, "name": args.name, "roles": args.roles}
    with opened(args) as workplace:
        verb = f"user.{args.step}"
        answer = workplace.act(verb, values, secrets=secrets, today=args.today)
    if args.json:
        print_json(plain_answer(answer))
    else:
        print(f"{all_verbs()[verb].title}：{args.account}。")
    return DONE


def _every(args: argparse.Namespace) -> int:
    with opened(args) as workplace:
        found = find(workplace, "user", limit=500)
    if args.json:
        print_json({"items": list(found.items), "total": found.total, "next": found.next})
    else:
        for item in found.items:
            print(f"{item['account']:20}{item['title']}  {'、'.join(item['roles'])}")
    return DONE
