"""``do`` and ``play``: one act, or a scenario of acts."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from sifasuo_desktop.cli.opening import new_password, opened
from sifasuo_desktop.cli.output import DONE, REFUSED, print_json, told
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.services.bus import Answer
from sifasuo_desktop.services.playing import play
from sifasuo_desktop.services.workplace import check_password


def read_json(name: str) -> Any:
    """The JSON of a file or, for ``-``, of stdin. Raises Refused."""
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise Refused(problem("store.file", "", name=Path(name).name)) from None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise Refused(problem("store.json", "", name=Path(name).name)) from None


def plain_answer(answer: Answer) -> dict[str, Any]:
    """An answer as the interface names it."""
    return {
        "id": answer.id,
        "number": answer.number,
        "state": answer.state,
        "handover": answer.handover,
        "warnings": [told(item) for item in answer.warnings],
    }


def do(args: argparse.Namespace) -> int:
    """One verb."""
    values = read_json(args.values)
    if not isinstance(values, dict):
        raise Refused(problem("store.json", "", name=args.values))
    secrets = {}
    if args.verb == "user.add":
        secrets["password"] = new_password()
        check_password(str(values.get("account", "")), secrets["password"])
    with opened(args) as workplace:
        answer = workplace.act(args.verb, values, secrets=secrets, today=args.today)
        state = workplace.codes
        if args.json:
            print_json(plain_answer(answer))
            return DONE
        title = ""
        if answer.state:
            lists = [name for name in state.names() if name.endswith("_state")]
            title = next(
                (
                    state.title(name, answer.state)
                    for name in lists
                    if state.knows(name, answer.state)
                ),
                answer.state,
            )
        print(f"已办理。{answer.number or ''} {title}".rstrip())
        for item in answer.warnings:
            print("提醒：" + told(item)["message"])
    return DONE


def play_file(args: argparse.Namespace) -> int:
    """A scenario; on a refusal the steps done and the error are told."""
    steps = read_json(args.file)
    if not isinstance(steps, list) or not all(isinstance(step, dict) for step in steps):
        raise Refused(problem("store.json", "", name=args.file))
    with opened(args) as workplace:
        played = play(workplace, steps, today=args.today)
    done = [
        {
            "step": step.step,
            "do": step.do,
            "as": step.name,
            "id": step.answer.id,
            "number": step.answer.number,
            "state": step.answer.state,
        }
        for step in played.steps
    ]
    if played.refusal is not None:
        error = told(played.refusal.problems[0])
        sys.stderr.write(f"第 {played.failed} 步：{error['message']}\n")
        if args.json:
            print_json({"steps": done, "error": {**error, "step": played.failed}})
        return REFUSED
    if args.json:
        print_json({"steps": done})
    else:
        for step in done:
            print(f"{step['step']:>3}  {step['do']}  {step['number'] or ''}  {step['state'] or ''}")
    return DONE
