"""``reports`` and ``report``: which reports there are, and one of them over a period."""

import argparse
from decimal import Decimal

from sifasuo_desktop.cli.opening import opened
from sifasuo_desktop.cli.output import DONE, print_json
from sifasuo_desktop.ledgers.figures import all_figures
from sifasuo_desktop.services.reading.reporting import (
    Number,
    ReportResult,
    behind,
    period_named,
    report_json,
    report_named,
    report_result,
    reports_json,
    title_of,
)


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
    chosen, period = report_named(args.name), period_named(args.period)
    with opened(args) as workplace:
        result = report_result(workplace, chosen, period)
        records = None
        if args.explain:
            records = {
                key: behind(workplace, key, period)
                for key, value in result.totals.items()
                if value is not None
            }
    if args.json:
        print_json(report_json(result, records))
        return DONE
    _print_lines(result)
    if records:
        for key, found in records.items():
            if found:
                print(f"{title_of(all_figures()[key])}：{'、'.join(one.number for one in found)}")
    return DONE


def _print_lines(result: ReportResult) -> None:
    print(f"{result.report.title}  {result.period.title}")
    for group in result.report.columns:
        print(group.title)
        for key in group.figures:
            value = result.totals[key]
            print(f"  {title_of(all_figures()[key])}\t{_words(value)}")


def _words(value: Number) -> str:
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return "—" if value is None else str(value)
