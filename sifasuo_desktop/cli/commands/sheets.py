"""``template``, ``import`` and ``export``: spreadsheets in and out."""

import argparse
import sys
from collections.abc import Sequence
from typing import Any

from sifasuo_desktop.cli.opening import opened
from sifasuo_desktop.cli.options import conditions
from sifasuo_desktop.cli.output import DONE, REFUSED, WRONG_CALL, print_json
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.services.exchange.excel.exporting import Wanted, export_list
from sifasuo_desktop.services.exchange.excel.importing import Imported, import_file
from sifasuo_desktop.services.exchange.excel.template import make_template

_MOST_TOLD = 30


def template(args: argparse.Namespace) -> int:
    """The empty table of a kind."""
    with opened(args) as workplace:
        form = make_template(workplace, args.kind, args.out)
    if args.json:
        print_json({"file": str(args.out), "columns": [one.title for one in form.columns]})
    else:
        print(f"已写入 {args.out}")
    return DONE


def import_sheet(args: argparse.Namespace) -> int:
    """Brings rows in, or takes an import back."""
    if args.undo:
        with opened(args) as workplace:
            workplace.act("import_batch.undo", {"import_batch": args.undo}, today=args.today)
        print_json({"batch": args.undo}) if args.json else print("已撤回这次导入。")
        return DONE
    if args.kind is None or args.file is None:
        sys.stderr.write("请写明记录种类和表格文件，或用 --undo 撤回一次导入。\n")
        return WRONG_CALL
    with opened(args) as workplace:
        found = import_file(
            workplace,
            args.kind,
            args.file,
            dry_run=args.dry_run,
            accept_good=args.accept_good_rows,
            columns=_columns(args.column),
        )
    if args.json:
        print_json(plain(found))
    else:
        _print_lines(found, args.dry_run)
    return DONE if found.new else REFUSED


def _columns(pairs: Sequence[str]) -> dict[str, str]:
    found = {}
    for pair in pairs:
        title, equals, name = pair.rpartition("=")
        if not equals:
            raise Refused(problem("find.where_form", "column", value=pair))
        found[title] = name
    return found


def plain(found: Imported) -> dict[str, Any]:
    """An import as the interface names it."""
    return {
        "rows": found.rows,
        "new": found.new,
        "known": found.known,
        "passed_over": found.passed_over,
        "errors": [one.plain() for one in found.errors],
        "batch": found.batch,
        "notes": found.notes,
        "warnings": [
            {"message": message, "rows": rows} for message, rows in found.warnings.items()
        ],
    }


def _print_lines(found: Imported, dry_run: bool) -> None:
    word = "可以登记" if dry_run else "已登记"
    print(f"共 {found.rows} 行：{word} {found.new}，已有 {found.known}，有误 {found.wrong}。")
    for one in found.notes:
        print(one)
    for message, rows in found.warnings.items():
        print(f"提醒（{len(rows)} 行）：{message}")
    for error in found.errors[:_MOST_TOLD]:
        sys.stderr.write(f"{error.sheet}!{error.place}“{error.value}”：{error.message}\n")
    if len(found.errors) > _MOST_TOLD:
        sys.stderr.write(f"还有 {len(found.errors) - _MOST_TOLD} 处，请改好后再试。\n")
    if found.batch:
        print(f"这次导入的编号：{found.batch}（要撤回，用 import --undo）")


def export(args: argparse.Namespace) -> int:
    """What a list shows, as a sheet."""
    with opened(args) as workplace:
        wanted = Wanted(words=args.text, where=conditions(args.where), columns=args.column)
        count = export_list(workplace, args.kind, wanted, args.out, unmask=args.unmask)
    if args.json:
        print_json({"file": str(args.out), "rows": count})
    else:
        print(f"已写入 {args.out}，共 {count} 条")
    return DONE
