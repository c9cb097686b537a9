"""``init`` and ``demo``: new stores."""

import argparse
from datetime import date
from pathlib import Path

from sifasuo_desktop.cli.opening import password, tell_remarks
from sifasuo_desktop.cli.output import DONE, print_json
from sifasuo_desktop.demo.city import MOST, make_city
from sifasuo_desktop.demo.story import Period, Told, make_demo
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.kernel.clock import SystemClock
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.recovery import first_shown
from sifasuo_desktop.services.office.village_list import add_villages, read_villages
from sifasuo_desktop.services.office.workplace import create_workplace


def init(args: argparse.Namespace) -> int:
    """A new encrypted store; the first account is 系统管理员 and 所长."""
    villages = read_villages(args.villages) if args.villages else ()
    workplace = create_workplace(
        Path(args.store),
        office=args.office,
        name=args.name,
        admin=args.admin,
        admin_name=args.admin_name,
        password=password(),
        clock=SystemClock(),
        randomness=SystemRandomness(),
    )
    try:
        tell_remarks(workplace)
        add_villages(workplace, villages)
        office = workplace.office()
        key = first_shown(workplace)
    finally:
        workplace.close()
    if args.json:
        beside = {"admin": args.admin, "recovery_key": key}
        print_json({"office": office.code, "name": office.name, **beside})
    else:
        print(f"已建立{office.name}的数据库，管理员登录名：{args.admin}")
        print(f"恢复密钥：{key}")
        print("密码都忘了的时候靠它打开数据。请抄写或者用 recovery show --out 打印，锁进柜子。")
    return DONE


def demo(args: argparse.Namespace) -> int:
    """A store with an invented office year. Refuses a folder that holds anything."""
    today: date = args.today or SystemClock().today()
    if args.year is not None and not 2000 <= args.year <= today.year:
        raise Refused(problem("date.future", "year", day=str(args.year)))
    if args.offices != 1:
        return _city(args, Period.of(today, args.year))
    told = make_demo(
        args.folder,
        password=password(),
        period=Period.of(today, args.year),
        seed=args.seed,
    )
    if args.json:
        print_json(_json(told))
    else:
        print(f"已生成演示数据：纠纷 {told.disputes} 件，社区矫正对象 {told.corrections} 人。")
        print(f"登录名：{'、'.join(told.accounts)}，密码同 SIFASUO_PASSWORD。人员和事件均为虚构。")
    return DONE


def _json(told: Told) -> dict[str, object]:
    return {
        "office": told.office,
        "disputes": told.disputes,
        "corrections": told.corrections,
        "accounts": list(told.accounts),
        "head": told.head,
    }


def _city(args: argparse.Namespace, period: Period) -> int:
    """A store for each of several offices; together they have the city's year."""
    if args.offices > MOST:
        raise Refused(problem("demo.offices", "offices", most=MOST))
    made = []
    for told in make_city(
        args.folder,
        password=password(),
        period=period,
        offices=args.offices,
        seed=args.seed,
    ):
        made.append(told)
        if not args.json:
            print(f"{told.office}　纠纷 {told.disputes} 件", flush=True)
    if args.json:
        print_json({"offices": [_json(one) for one in made]})
    else:
        print(f"已生成 {len(made)} 个司法所的演示数据，各在以机构代码命名的文件夹里。")
    return DONE
