"""Options common to all subcommands are taken wherever they stand in the call."""

import pytest

from sifasuo_desktop.cli.main import build_parser

COMMON = ["--store", "folder", "--user", "clerk", "--today", "2026-04-20", "--json"]


@pytest.mark.parametrize(
    "words",
    [
        ["do", "dispute.accept", "--with", "a.json"],
        ["play", "a.json"],
        ["find", "dispute", "czh"],
        ["show", "dispute", "登2026-0001"],
        ["due", "--on", "2026-04-21"],
        ["print", "agreement", "登2026-0001", "--out", "a.pdf"],
        ["enrol", "request", "--out", "a.sfq"],
        ["enrol", "accept", "a.sfc"],
        ["bundle", "make", "--out", "stick"],
        ["sync", "--target", "file:share"],
        ["receipt", "a.sfr"],
        ["log", "check"],
        ["user", "add", "wang", "--name", "王一", "--role", "clerk"],
        ["user", "reset", "wang"],
        ["user", "disable", "wang"],
        ["user", "list"],
    ],
    ids=" ".join,
)
def test_store_user_and_day_stand_before_or_after_the_step(words: list[str]) -> None:
    for call in ([*words, *COMMON], [words[0], *COMMON, *words[1:]]):
        args = build_parser().parse_args(call)
        assert (args.store, args.user, str(args.today)) == ("folder", "clerk", "2026-04-20")
        assert args.json is True
