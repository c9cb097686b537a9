"""法律服务微信群: some villages have one; now and then somebody looked in and wrote down what he saw."""

from collections.abc import Iterator
from datetime import timedelta

import msgspec

from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.stage import Stage, Story, told_table

LISTED = 21
"""So many days after the beginning somebody made the list."""


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """What was found so many days after the list was made."""

    after: int
    found: str


class Chat(msgspec.Struct, frozen=True, kw_only=True):
    """One group as ``resources/demo/village_chat.toml`` tells it."""

    village: int
    name: str
    members: int
    check: tuple[Check, ...] = ()
    void: str = ""


def tell(stage: Stage) -> Iterator[Script]:
    """Every group."""
    for number, chat in enumerate(stage.some(told_table("village_chat", "chat", Chat)), 1):
        yield _chat(stage, chat, number)


def _chat(stage: Stage, chat: Chat, number: int) -> Script:
    hamlet = stage.hamlet_at(chat.village)
    keeper = stage.people.person("x", stage.between((28, 45)), stage.days.first, hamlet.called)
    listed = stage.since_first(LISTED)
    script = stage.script(f"village-chat-{number}")
    values = {
        "name": chat.name.format(village=hamlet.called),
        "village": hamlet.code,
        "listed_on": listed.isoformat(),
        "members": chat.members,
        "keeper": keeper.name,
    }
    script.tell(listed, "clerk", "village_chat.add", values, about="village_chat")
    for check in chat.check:
        seen = stage.days.on_or_after(listed + timedelta(check.after))
        found = {
            "seen_on": seen.isoformat(),
            "seen_by": stage.place.clerk.name,
            "found": check.found,
        }
        script.tell(seen, "clerk", "village_chat.add_check", found, about="village_chat")
    if chat.void:
        wrong = {"reason": chat.void}
        script.tell(
            stage.days.after(listed, 6), "clerk", "village_chat.void", wrong, about="village_chat"
        )
    return script


STORY = Story("village_chat", tell, order=550)
