"""``user add`` and ``user list``."""

import argparse

from sifasuo_desktop.cli.commands.acting import plain_answer
from sifasuo_desktop.cli.opening import new_password, opened
from sifasuo_desktop.cli.output import DONE, print_json
from sifasuo_desktop.services.finding import find
from sifasuo_desktop.services.workplace import check_password


def user(args: argparse.Namespace) -> int:
    """Adds an account or lists them."""
    if args.step == "list":
        with opened(args) as workplace:
            found = find(workplace, "user", limit=500)
        if args.json:
            print_json({"items": list(found.items), "total": found.total, "next": found.next})
        else:
            for item in found.items:
                print(f"{item['account']:20}{item['title']}  {'、'.join(item['roles'])}")
        return DONE
    password = new_password()
    check_password(args.account, password)
    with opened(args) as workplace:
        answer = workplace.act(
            "user.add",
            {"account": args.account, "name": args.name, "roles": args.roles},
            secrets={"password": password},
            today=args.today,
        )
    if args.json:
        print_json(plain_answer(answer))
    else:
        print(f"已新增账号 {args.account}。")
    return DONE
