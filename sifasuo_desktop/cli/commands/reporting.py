"""``reports`` and ``report``: which reports there are, and one of them over a period."""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from sifasuo_desktop.cli.opening import opened
from sifasuo_desktop.cli.output import DONE, print_json
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.kernel.files import write_durably
from sifasuo_desktop.ledgers.figures import all_figures
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.report_words import words_of
from sifasuo_desktop.services.reading.frozen import Difference, against_frozen, difference_json
from sifasuo_desktop.services.reading.reporting import (
    ReportResult,
    behind,
    period_named,
    report_json,
    report_named,
    report_result,
    reports_json,
    title_of,
)
from sifasuo_desktop.statistics.counting import Behind

Records = Mapping[str, Sequence[Behind]]


def list_reports(args: argparse.Namespace) -> int:
    """Every report with its figures and how they are counted."""
    found = reports_json()
    if args.json:
        print_json(found)
        return DONE
    for one in found:
        print(f"{one['name']}\t{one['title']}\t{len(one['figures'])} 项")
    return DONE


def report(args: argparse.Namespace) -> int:
    """One report; with ``--explain`` the records behind every figure."""
    chosen = report_named(args.name)
    with opened(args) as workplace:
        period = period_named(workplace, args.period)
        if args.freeze:
            workplace.act("report.freeze", {"report": args.name, "period": args.period})
        if args.against:
            return _against(against_frozen(workplace, chosen, period), as_json=args.json)
        result = report_result(workplace, chosen, period)
        records = None
        if args.explain:
            records = {
                key: behind(workplace, key, period)
                for key, value in result.totals.items()
                if value is not None
            }
        if args.out:
            _write(workplace, result, records, args.out)
    if args.json:
        print_json(report_json(result, records))
        return DONE
    _print_lines(result)
    if records:
        for key, found in records.items():
            if found:
                print(f"{title_of(all_figures()[key])}：{'、'.join(one.number for one in found)}")
    return DONE


def _against(found: Difference, *, as_json: bool) -> int:
    """What is otherwise than in the frozen report."""
    if as_json:
        print_json(difference_json(found))
        return DONE
    for key, (was, now) in found.figures.items():
        print(f"{title_of(all_figures()[key])}\t{was} → {now}")
    for words, moved in (
        ("新增", found.entered),
        ("减少", found.left),
        ("有改动", found.changed),
    ):
        if moved:
            print(f"{words}：{'、'.join(dict.fromkeys(one.number for one in moved))}")
    if not (found.figures or found.entered or found.left or found.changed):
        print("与定稿相同。")
    return DONE


def _write(workplace: Workplace, result: ReportResult, records: Records | None, out: Path) -> None:
    """The report as a file of the sort its name says. Raises Refused ``report.file``."""
    if out.suffix == ".xlsx":
        from sifasuo_desktop.services.exchange.report_sheet import write_report

        write_report(workplace, result, out)
    elif out.suffix == ".pdf":
        from sifasuo_desktop.services.paper.report_paper import report_job

        write_durably(out, report_job(workplace, result).render().pdf)
    elif out.suffix == ".json":
        told = json.dumps(report_json(result, records), ensure_ascii=False, indent=1)
        write_durably(out, f"{told}\n".encode())
    else:
        raise Refused(problem("report.file", "out", name=out.name))


def _print_lines(result: ReportResult) -> None:
    print(f"{result.report.title}  {result.period.words}")
    for group in result.report.columns:
        print(group.title)
        for key in group.figures:
            value = result.totals[key]
            print(f"  {title_of(all_figures()[key])}\t{words_of(value)}")
