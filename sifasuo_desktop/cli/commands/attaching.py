"""``attach`` and ``attachments``: scans and photos of a record, taken in and got out."""

import argparse
from typing import Any

from sifasuo_desktop.cli.opening import opened
from sifasuo_desktop.cli.output import DONE, print_json
from sifasuo_desktop.domain.conversion import to_plain
from sifasuo_desktop.services.paper.attachments import attach, get_out, prepare_file
from sifasuo_desktop.services.paper.printing import paper_title
from sifasuo_desktop.services.reading.attachments import Attached, attachments_of


def attach_files(args: argparse.Namespace) -> int:
    """Files as attachments: all are looked at before the first is taken in."""
    made: list[dict[str, Any]] = []
    words = paper_title(args.title)
    with opened(args) as workplace:
        prepared = [prepare_file(path) for path in args.files]
        for one in prepared:
            many = len(prepared) > 1
            title = f"{words}（{len(made) + 1}）" if words and many else words
            answer = attach(workplace, args.kind, args.number, one, title=title)
            made.append({"id": answer.id, "number": answer.number, "name": one.name})
    if args.json:
        print_json(made)
        return DONE
    print(f"已添加 {len(made)} 件附件")
    return DONE


def attachments(args: argparse.Namespace) -> int:
    """The attachments of a record; with ``--out`` each as a file."""
    with opened(args) as workplace:
        there = attachments_of(workplace, args.kind, args.number)
        files = {}
        if args.out is not None:
            args.out.mkdir(parents=True, exist_ok=True)
            files = {
                one.record.id: str(
                    get_out(workplace, args.kind, args.number, one.record.id, args.out)
                )
                for one in there
            }
    if args.json:
        print_json([_told(one, files.get(one.record.id)) for one in there])
        return DONE
    if not there:
        print("没有附件")
    for one in there:
        place = files.get(one.record.id) or ("" if one.there else "文件不在这台电脑上")
        print(f"{one.record.position}\t{one.record.title}\t{one.record.name}\t{place}".rstrip())
    return DONE


def _told(one: Attached, file: str | None) -> dict[str, Any]:
    told = {**to_plain(one.record), "there": one.there}
    return told if file is None else {**told, "file": file}
