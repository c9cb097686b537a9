"""A parser of command lines whose help and errors are Chinese throughout."""

import argparse
import re
import sys
from typing import Any, NoReturn

_NAMES = r"(?P<names>.+)"
_ERRORS: tuple[tuple[str, str], ...] = (
    (rf"the following arguments are required: {_NAMES}", "缺少参数：{names}"),
    (rf"one of the arguments {_NAMES} is required", "{names} 须写明其中一项"),
    (rf"unrecognized arguments: {_NAMES}", "不认识的参数：{names}"),
    (
        r"ambiguous option: (?P<names>.+?) could match (?P<more>.+)",
        "选项 {names} 写得不全，可能是 {more}",
    ),
    (
        r"invalid choice: (?P<names>.+?) \(choose from (?P<more>.+)\)",
        "没有 {names}，可以用的有：{more}",
    ),
    (
        r"unknown parser (?P<names>.+?) \(choices: (?P<more>.+)\)",
        "没有 {names}，可以用的有：{more}",
    ),
    (r"invalid choice: (?P<names>.+)", "没有 {names}"),
    (r"invalid (?P<more>\S+) value: (?P<names>.+)", "{names} 的写法不对"),
    (r"expected one argument", "后面要写一个值"),
    (r"expected at most one argument", "后面最多写一个值"),
    (r"expected at least one argument", "后面至少写一个值"),
    (r"expected (?P<names>[0-9]+) arguments?", "后面要写 {names} 个值"),
    (rf"not allowed with argument {_NAMES}", "不能与 {names} 一起用"),
    (rf"ignored explicit argument {_NAMES}", "后面不写值，多了 {names}"),
)
_ARGUMENT = re.compile(r"argument (?P<name>[^:]+): (?P<rest>.+)", re.DOTALL)


def in_chinese(message: str) -> str:
    """An error of argparse in Chinese; one that is Chinese already stays as it is."""
    named = _ARGUMENT.fullmatch(message)
    if named:
        return f"{named['name']}：{in_chinese(named['rest'])}"
    for pattern, words in _ERRORS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return words.format(**found.groupdict()).replace(", ", "、")
    return message


# What a place in the call is for, by the name the program knows it by.
_PLACES = {
    "verb": "操作", "kind": "种类", "number": "编号", "text": "文字", "file": "文件", "document": "文书",
    "account": "登录名", "name": "姓名", "folder": "文件夹", "amount": "金额", "requests": "申请文件",
    "paths": "文件或文件夹",
}  # fmt: skip


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class ChineseParser(argparse.ArgumentParser):
    """``ArgumentParser`` that speaks Chinese; its steps are of the same kind."""

    def __init__(self, add_help: bool = True, **options: Any) -> None:
        options.setdefault("formatter_class", _Help)
        super().__init__(add_help=False, **options)
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        if add_help:
            self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def add_argument(self, *names: Any, **options: Any) -> argparse.Action:
        """As of argparse, with a Chinese word for what stands in its place."""
        if len(names) == 1 and names[0] in _PLACES:
            options["metavar"] = _PLACES[names[0]]
        return super().add_argument(*names, **options)

    def error(self, message: str) -> NoReturn:
        """Says what is wrong with the call; exit status 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}：{in_chinese(message)}。用 --help 看说明。\n")
