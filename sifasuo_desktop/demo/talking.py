"""What the records of sessions and visits say."""

from datetime import date
from random import Random

from sifasuo_desktop.demo.cast import Cast
from sifasuo_desktop.demo.days import chinese, short
from sifasuo_desktop.demo.figures import Part
from sifasuo_desktop.demo.templates import Template, phrases


def session_text(
    story: Template,
    cast: Cast,
    chance: Random,
    *,
    number: int,
    tone: int,
    following: date | None,
    agreed: bool,
    extended_to: date | None,
) -> str:
    """The record of a session: who said what, what the mediators did, how it ended."""
    said = phrases()
    speaker = "申请人的监护人" if cast.guardian else "申请人"
    lines = []
    if number == 1:
        lines.append(chance.choice(said.opening))
        lines.append(f"{speaker}（{cast.signs_for('a')}）：{story.a_says}")
        lines.append(f"被申请人（{cast.signs_for('b')}）：{story.b_says}")
    else:
        lines.append("各方再次到场，在上次调解的基础上继续协商。")
    if following is not None:
        lines.append(cast.told(said.first_round[(tone + number) % len(said.first_round)]))
        lines.append(chance.choice(said.goes_on).format(next=short(following)))
    elif agreed:
        lines.append(cast.told(story.work))
        lines.append(chance.choice(said.agreed))
    else:
        lines.append(cast.told(chance.choice(said.last_round)))
        lines.append(chance.choice(said.not_agreed))
    if extended_to is not None:
        lines.append(said.extended.format(day=chinese(extended_to)))
    return "\n".join(lines)


def visit_text(kind: str, cast: Cast, part: Part | None, chance: Random) -> str:
    """What a follow-up found."""
    said = phrases()
    pools = {"late": said.visit_late, "part": said.visit_part, "early": said.visit_early}
    money = part is not None and part.amount > 0
    pool = pools.get(kind, said.visit_money if money else said.visit_duty)
    return cast.told(chance.choice(pool))


def way_of(text: str) -> str:
    """By telephone or on the spot, as the text says."""
    on_the_spot = text.startswith(("上门", "走访", "现场", "约定的付款日"))
    return "visit" if on_the_spot else "phone"
