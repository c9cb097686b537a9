"""``sifasuo-bureau``: the receiving side from the command line.

Exit status: 0 done, 1 refused, 2 the call itself is wrong. Heavy modules load when a call needs
them, so that ``--version`` and ``--help`` answer at once and without a window system.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sifasuo_desktop import __version__
from sifasuo_desktop.bureau.texts import reason, sentence
from sifasuo_desktop.bureau.trouble import BureauTrouble
from sifasuo_desktop.kernel.chinese_arguments import ChineseParser
from sifasuo_desktop.kernel.core_images import forbid_core_images
from sifasuo_desktop.kernel.files import write_durably
from sifasuo_desktop.kernel.leaving import leave_at_once

if TYPE_CHECKING:
    from sifasuo_desktop.bureau.ingest import Outcome
    from sifasuo_desktop.bureau.store import Bureau
    from sifasuo_desktop.services.reading.reporting import ReportResult

HOME_VARIABLE = "SIFASUO_BUREAU_HOME"
PASSWORD_VARIABLE = "SIFASUO_BUREAU_PASSWORD"


def _parser() -> argparse.ArgumentParser:
    shared = ChineseParser(add_help=False)
    shared.add_argument("--home", type=Path, default=argparse.SUPPRESS, help="市局数据文件夹")
    shared.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="输出一份 JSON"
    )
    parser = ChineseParser(
        prog="sifasuo-bureau",
        description="市局接收端：登记设备、接收交接包、发回执",
        parents=[shared],
    )
    parser.add_argument(
        "--version", action="version", version=f"sifasuo-bureau {__version__}", help="显示版本"
    )
    calls = parser.add_subparsers(dest="call", required=True, metavar="CALL")
    init = calls.add_parser("init", parents=[shared], help="建立密钥和加密数据库")
    init.set_defaults(run=_init)
    enrol = calls.add_parser("enrol", parents=[shared], help="受理登记申请，签发设备证书")
    enrol.add_argument("requests", nargs="+", type=Path, metavar="REQUEST", help="申请文件 *.sfq")
    enrol.add_argument("--out", type=Path, required=True, metavar="DIR", help="证书放入的文件夹")
    enrol.set_defaults(run=_enrol)
    ingest = calls.add_parser("ingest", parents=[shared], help="接收交接包，可乱序、可重复")
    ingest.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="文件或文件夹")
    ingest.add_argument(
        "--receipts", type=Path, metavar="DIR", help="回执放入的文件夹（默认 HOME/out/OFFICE）"
    )
    ingest.set_defaults(run=_ingest)
    report = calls.add_parser("report", parents=[shared], help="各所合计的统计报表，一所一行")
    report.add_argument("name", help="报表名称，如 month、annual、mediation_cases")
    report.add_argument(
        "--period", required=True, metavar="P", help="2026、2026H1、2026Q2、2026-05、起..止"
    )
    report.add_argument("--office", metavar="CODE9", help="只要这一个所，按该所自己的样式")
    report.add_argument("--out", type=Path, metavar="F", help=".xlsx、.pdf 或者 .json")
    report.set_defaults(run=_report)
    _figures_besides(calls, shared)
    status = calls.add_parser("status", parents=[shared], help="各所交接情况")
    status.set_defaults(run=_status)
    return parser


def _figures_besides(calls: Any, shared: argparse.ArgumentParser) -> None:
    """What the bureau keeps and tells itself besides reports."""
    own = calls.add_parser("own", parents=[shared], help="填写、查看市局本级数据")
    own.add_argument("key", nargs="?", help="数据项，如 city_opinions_issued；不写是查看")
    own.add_argument("value", nargs="?", type=int, help="数值")
    own.add_argument(
        "--period", required=True, metavar="P", help="2026、2026H1、2026Q2、2026-05、起..止"
    )
    own.add_argument("--note", metavar="TEXT", help="来源、说明")
    own.set_defaults(run=_own)
    lights = calls.add_parser(
        "lights", parents=[shared], help="亮灯：各所风险案件里到期、临期、败诉、被纠错的"
    )
    lights.add_argument("--on", metavar="DATE", help="按哪一天算，如 2026-05-31；不写是今天")
    lights.set_defaults(run=_lights)
    bulletin = calls.add_parser("bulletin", parents=[shared], help="月通报，写成 PDF")
    bulletin.add_argument(
        "--period", required=True, metavar="P", help="2026-05、2026Q2、2026H1、2026、起..止"
    )
    bulletin.add_argument("--out", type=Path, required=True, metavar="F", help="文件名，.pdf")
    bulletin.set_defaults(run=_bulletin)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one call and gives its exit status."""
    if arguments is None:
        forbid_core_images()
        leave_at_once()
    parsed = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = parsed.run
    from sifasuo_desktop.store.engine import StoreTrouble

    try:
        return run(parsed)
    except BureauTrouble as trouble:
        text = sentence("errors", trouble.code, trouble.facts)
        return _refuse(parsed, trouble.code, text, trouble.field)
    except StoreTrouble as trouble:
        code = database_trouble(trouble.code, trouble.detail)
        text = sentence("errors", code, {"code": trouble.code})
        return _refuse(parsed, code, text, None)
    except OSError as error:
        text = sentence("errors", "system", {"detail": error.strerror or type(error).__name__})
        return _refuse(parsed, "system", text, None)


def database_trouble(code: str, detail: str) -> str:
    """Which sentence tells what is wrong with the database file."""
    if code == "store.disk" and detail.startswith("SQLITE_BUSY"):
        return "busy"
    return "damaged" if code in ("store.damaged", "store.wrong_key") else "database"


def _refuse(parsed: argparse.Namespace, code: str, text: str, field: str | None) -> int:
    if _wants_json(parsed):
        _print_json({"error": {"code": code, "message": text, "field": field}})
    print(text, file=sys.stderr)
    return 1


def _wants_json(parsed: argparse.Namespace) -> bool:
    return bool(getattr(parsed, "json", False))


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False))


def _home(parsed: argparse.Namespace) -> Path:
    given = getattr(parsed, "home", None) or os.environ.get(HOME_VARIABLE)
    if not given:
        raise BureauTrouble("home_missing", field="home")
    return Path(given)


def _opened(parsed: argparse.Namespace) -> "Bureau":
    from sifasuo_desktop.bureau.store import open_bureau
    from sifasuo_desktop.kernel.clock import SystemClock

    return open_bureau(_home(parsed), os.environ.get(PASSWORD_VARIABLE, ""), SystemClock())


def _init(parsed: argparse.Namespace) -> int:
    from sifasuo_desktop.bureau.store import create_bureau
    from sifasuo_desktop.kernel.clock import SystemClock
    from sifasuo_desktop.kernel.ids import SystemRandomness

    password = os.environ.get(PASSWORD_VARIABLE, "")
    bureau = create_bureau(_home(parsed), password, SystemClock(), SystemRandomness())
    bureau.close()
    if _wants_json(parsed):
        _print_json({"home": str(bureau.home), "bureau": bureau.id, "wrapped": bool(password)})
    else:
        print(sentence("labels", "initialised", {"home": str(bureau.home)}))
    return 0


def _enrol(parsed: argparse.Namespace) -> int:
    from sifasuo_desktop.bureau.enrol import RequestRefused, admit
    from sifasuo_desktop.kernel.clock import SystemClock
    from sifasuo_desktop.sync.fingerprint import grouped

    bureau = _opened(parsed)
    try:
        admitted = admit(bureau, parsed.requests, parsed.out, SystemClock())
    except RequestRefused as refused:
        why = reason(refused.refusal.code, refused.refusal.facts)
        facts = {"file": str(refused.path), "reason": why}
        text = sentence("errors", "request_refused", facts)
        return _refuse(parsed, refused.refusal.code.value, text, None)
    finally:
        bureau.close()
    if _wants_json(parsed):
        _print_json([{k: _plain(v) for k, v in asdict(item).items()} for item in admitted])
    else:
        for item in admitted:
            print(f"{item.request}\t{grouped(item.fingerprint)}\t{item.certificate}")
    return 0


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Path) else value


def _ingest(parsed: argparse.Namespace) -> int:
    from sifasuo_desktop.bureau.ingest import RECEIPT_UNWRITTEN, REFUSED, Ingest
    from sifasuo_desktop.kernel.clock import SystemClock

    bureau = _opened(parsed)
    try:
        outcomes = Ingest(bureau, SystemClock(), parsed.receipts).run(parsed.paths)
    finally:
        bureau.close()
    _show_outcomes(outcomes, as_json=_wants_json(parsed))
    failed = [o for o in outcomes if o.result == REFUSED or o.code == RECEIPT_UNWRITTEN]
    return 1 if failed else 0


def _show_outcomes(outcomes: "list[Outcome]", *, as_json: bool) -> None:
    if as_json:
        _print_json([{k: _plain(v) for k, v in asdict(item).items()} for item in outcomes])
        return
    for outcome in outcomes:
        print(f"{outcome.result}\t{outcome.file}\t{outcome.reason}")


def _report(parsed: argparse.Namespace) -> int:
    from sifasuo_desktop.bureau import own_figures
    from sifasuo_desktop.bureau.reporting import report_of, report_over, told
    from sifasuo_desktop.domain.refusal import Refused
    from sifasuo_desktop.kernel.clock import SystemClock
    from sifasuo_desktop.services.office.reference_data import sentence as told_in
    from sifasuo_desktop.statistics.periods import read_period

    today = SystemClock().today()
    if parsed.out is not None and parsed.out.suffix not in (".xlsx", ".pdf", ".json"):
        text = sentence("errors", "report_file", {"file": parsed.out.name})
        return _refuse(parsed, "report_file", text, "out")
    bureau, own = _opened(parsed), dict[str, int | None]()
    try:
        period = read_period(parsed.period)
        if parsed.office:
            result = report_of(bureau, parsed.office, parsed.name, period, today)
        else:
            result = report_over(bureau, parsed.name, period, today)
            if parsed.name == own_figures.REPORT:
                own = own_figures.figures(bureau, period)
        if parsed.out is not None:
            _write_report(bureau, result, own, parsed.out)
    except Refused as refused:
        wrong = refused.problems[0]
        return _refuse(parsed, wrong.code, told_in(wrong.code, **dict(wrong.values)), wrong.field)
    finally:
        bureau.close()
    if _wants_json(parsed):
        _print_json(told(result, own))
    elif parsed.out is None:
        for row in result.rows:
            print(f"{row.title}\t" + "\t".join(str(value) for value in row.figures.values()))
        for key, one in own.items():
            if one is not None:
                print(f"{own_figures.TITLES[key]}\t{one}")
    return 0


def _write_report(
    bureau: "Bureau", result: "ReportResult", own: dict[str, int | None], out: Path
) -> None:
    """The report as a file of the sort its name says."""
    if out.suffix == ".xlsx":
        from sifasuo_desktop.bureau.reporting import CITY
        from sifasuo_desktop.services.exchange.report_sheet import report_sheet
        from sifasuo_desktop.statistics.workbook import write_sheet

        sheet, rows = report_sheet(result.office or CITY, result)
        write_sheet(out, sheet, rows)
    elif out.suffix == ".pdf":
        from sifasuo_desktop.bureau.report_paper import report_pdf

        write_durably(out, report_pdf(bureau, result, own))
    else:
        from sifasuo_desktop.bureau.reporting import told

        write_durably(out, json.dumps(told(result, own), ensure_ascii=False).encode())


def _own(parsed: argparse.Namespace) -> int:
    """Keeps a figure of the bureau itself, or tells those of a period."""
    from sifasuo_desktop.bureau import own_figures
    from sifasuo_desktop.domain.refusal import Refused
    from sifasuo_desktop.kernel.clock import SystemClock
    from sifasuo_desktop.services.office.reference_data import sentence as told_in
    from sifasuo_desktop.statistics.periods import read_period

    bureau = _opened(parsed)
    try:
        period = read_period(parsed.period)
        own_figures.known(parsed.key)
        if parsed.key is not None and parsed.value is not None:
            key, value = parsed.key, parsed.value
            own_figures.enter(bureau, key, period, value, parsed.note, SystemClock())
        found = own_figures.figures(bureau, period)
    except Refused as refused:
        wrong = refused.problems[0]
        return _refuse(parsed, wrong.code, told_in(wrong.code, **dict(wrong.values)), wrong.field)
    finally:
        bureau.close()
    shown = {key: one for key, one in found.items() if parsed.key in (None, key)}
    if _wants_json(parsed):
        _print_json({"period": period.text, "figures": shown})
        return 0
    for key, one in shown.items():
        print(f"{own_figures.TITLES[key]}\t{'' if one is None else one}")
    return 0


def _lights(parsed: argparse.Namespace) -> int:
    from sifasuo_desktop.bureau.lights import lights
    from sifasuo_desktop.kernel.clock import SystemClock

    try:
        on = date.fromisoformat(parsed.on) if parsed.on else SystemClock().today()
    except ValueError:
        raise BureauTrouble("day", "on", value=parsed.on) from None
    bureau = _opened(parsed)
    try:
        found = lights(bureau, on)
    finally:
        bureau.close()
    if _wants_json(parsed):
        _print_json([one.told() for one in found])
        return 0
    for one in found:
        words = sentence("lights", one.light)
        print("\t".join((words, one.office_name, one.number, one.who, one.what, one.basis)))
    if not found:
        print(sentence("lights", "none", {"on": on.isoformat()}))
    return 0


def _bulletin(parsed: argparse.Namespace) -> int:
    from sifasuo_desktop.bureau.bulletin import bulletin, facts_of
    from sifasuo_desktop.documents.engine.render import rendered
    from sifasuo_desktop.domain.refusal import Refused
    from sifasuo_desktop.kernel.clock import SystemClock
    from sifasuo_desktop.services.office.reference_data import sentence as told_in
    from sifasuo_desktop.statistics.periods import read_period

    if parsed.out.suffix != ".pdf":
        raise BureauTrouble("bulletin_file", "out", file=parsed.out.name)
    try:
        period = read_period(parsed.period)
    except Refused as refused:
        wrong = refused.problems[0]
        return _refuse(parsed, wrong.code, told_in(wrong.code, **dict(wrong.values)), wrong.field)
    bureau = _opened(parsed)
    try:
        made = rendered(bulletin(facts_of(bureau, period, SystemClock().today())))
    finally:
        bureau.close()
    write_durably(parsed.out, made.pdf)
    if _wants_json(parsed):
        _print_json({"file": str(parsed.out), "period": period.text, "pages": made.pages})
    else:
        print(sentence("bulletin", "written", {"file": str(parsed.out), "pages": made.pages}))
    return 0


def _status(parsed: argparse.Namespace) -> int:
    from sifasuo_desktop.bureau.status import status
    from sifasuo_desktop.bureau.status_lines import status_lines
    from sifasuo_desktop.kernel.clock import SystemClock

    bureau = _opened(parsed)
    try:
        state = status(bureau, SystemClock())
    finally:
        bureau.close()
    if _wants_json(parsed):
        _print_json(asdict(state))
        return 0
    for device in state.offices:
        print("\n    ".join(status_lines(device)))
    if not state.offices:
        print(sentence("labels", "no_offices"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
