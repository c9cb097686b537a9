"""``do`` and ``play``: one act, or a scenario of acts."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from sifasuo_desktop.cli.opening import new_password, opened
from sifasuo_desktop.cli.output import DONE, REFUSED, print_json, told
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.services.acting.bus import Answer, all_verbs
from sifasuo_desktop.services.acting.playing import play
from sifasuo_desktop.services.office.workplace import check_password


def read_json(name: str) -> Any:
    """The JSON of a file or, for ``-``, of stdin. Raises Refused."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        text = data.decode("utf-8-sig")
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
        raise Refused(problem("store.json_object", "", name=Path(args.values).name))
    secrets = {}
    if args.verb in ("user.add", "user.reset"):
        secrets["password"] = new_password()
        check_password(str(values.get("account") or values.get("user", "")), secrets["password"])
    with opened(args) as workplace:
        answer = workplace.act(args.verb, values, secrets=secrets, today=args.today)
        if args.json:
            print_json(plain_answer(answer))
            return DONE
        kind = all_verbs()[args.verb].kind
        states = f"{kind}_state"
        title = answer.state or ""
        if states in workplace.codes.names():
            title = workplace.codes.title(states, answer.state)
        print(f"已办理。{answer.number or ''} {title}".rstrip())
        for item in answer.warnings:
            print("提醒：" + told(item)["message"])
    return DONE


def play_file(args: argparse.Namespace) -> int:
    """A scenario; on a refusal the steps done and the error are told."""
    steps = read_json(args.file)
    if not isinstance(steps, list) or not all(isinstance(step, dict) for step in steps):
        raise Refused(problem("store.json_steps", "", name=Path(args.file).name))
    secrets: dict[str, str] = {}
    for step in steps:
        if step.get("do") == "user.add" and isinstance(step.get("with"), dict):
            secrets["password"] = secrets.get("password") or new_password()
            check_password(str(step["with"].get("account", "")), secrets["password"])
    with opened(args) as workplace:
        played = play(workplace, steps, today=args.today, secrets=secrets)
    done: list[dict[str, Any]] = [
        {
            "step": step.step,
            "do": step.do,
            "as": step.name,
            "id": step.answer.id,
            "number": step.answer.number,
            "state": step.answer.state,
            "warnings": [told(item) for item in step.answer.warnings],
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
            for item in step["warnings"]:
                print(f"     提醒：{item['message']}")
    return DONE
