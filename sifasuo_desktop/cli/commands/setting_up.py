"""``init`` and ``demo``: new stores."""

import argparse
from pathlib import Path

from sifasuo_desktop.cli.opening import password
from sifasuo_desktop.cli.output import DONE, print_json
from sifasuo_desktop.kernel.clock import SystemClock
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.village_list import add_villages, read_villages
from sifasuo_desktop.services.workplace import create_workplace


def init(args: argparse.Namespace) -> int:
    """A new encrypted store; the first account is 系统管理员 and 所长."""
    villages = read_villages(args.villages) if args.villages else ()
    workplace = create_workplace(
        Path(args.store),
        office=args.office,
        name=args.name,
        admin=args.admin,
        password=password(),
        clock=SystemClock(),
        randomness=SystemRandomness(),
    )
    try:
        add_villages(workplace, villages)
        office = workplace.office()
    finally:
        workplace.close()
    if args.json:
        print_json({"office": office.code, "name": office.name, "admin": args.admin})
    else:
        print(f"已建立{office.name}的数据库，管理员登录名：{args.admin}")
    return DONE
