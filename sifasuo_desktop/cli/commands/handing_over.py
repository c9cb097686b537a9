"""``enrol``, ``bundle``, ``sync`` and ``receipt``: the way to the bureau and back."""

import argparse

from sifasuo_desktop.cli.opening import opened, tell_news
from sifasuo_desktop.cli.output import DONE, print_json
from sifasuo_desktop.services.exchange import handover
from sifasuo_desktop.services.office.reference_data import sync_reason
from sifasuo_desktop.sync.bundle_header import inspect


def enrol(args: argparse.Namespace) -> int:
    """Joins this device to a bureau."""
    with opened(args) as workplace:
        if args.step == "request":
            mark = handover.enrol_request(workplace, args.out)
            if args.json:
                print_json({"file": str(args.out), "fingerprint": mark})
            else:
                print(f"申请文件：{args.out}\n指纹（与市局电话核对）：{mark}")
        else:
            bureau = handover.enrol_accept(workplace, args.file)
            if args.json:
                print_json({"bureau": bureau})
            else:
                print("已接入市局，可以打包上报。")
    return DONE


def bundle(args: argparse.Namespace) -> int:
    """Makes and copies bundles, or shows the outside of one."""
    if args.step == "inspect":
        print_json(inspect(args.file))
        return DONE
    with opened(args) as workplace:
        copied = handover.make_and_copy(workplace, args.out)
    if args.json:
        print_json(copied)
        return DONE
    for item in copied:
        print(f"第 {item['seq']} 包  {item['revisions']} 条  {item['file']}")
    if not copied:
        print("没有要拷出的包。")
    return DONE


def sync(args: argparse.Namespace) -> int:
    """Makes, sends, fetches receipts."""
    with opened(args) as workplace:
        done = handover.synchronise(workplace, args.target)
        tell_news(workplace)
    if args.json:
        print_json(done)
        return DONE
    print(f"发送 {len(done['sent'])} 包，收到回执 {len(done['receipts'])} 份。")
    for item in done["passed_over"]:
        reason = sync_reason(item["code"], {"field": item["field"], "seq": item["seq"]})
        print(f"跳过 {item['file']}：{reason}")
    return DONE


def receipt(args: argparse.Namespace) -> int:
    """Takes in a receipt that came by stick."""
    with opened(args) as workplace:
        number = handover.apply_receipt(workplace, args.file)
        tell_news(workplace)
    if args.json:
        print_json({"receipt": number})
    else:
        print(f"市局已接收（{number}）")
    return DONE
