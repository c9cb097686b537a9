"""What is counted of disputes: the statistics of mediation cases and the office's yearly figures.

The 41 columns of 人民调解案件情况统计表 are those a deployed system exports; the names of 6 to 11, 40
and 41 are inferred from it and not from the ministry's sheet. A case counts by the day it was accepted,
its success and amount by the day of the agreement (调结日), as the counting rules beside them say.
"""

from collections.abc import Iterator

from sifasuo_desktop.domain.figures import (
    Condition,
    Counted,
    Figure,
    Ratio,
    distinct,
    equals,
    one_of,
    spread,
    total,
)

SUCCESS, FAILED, DIFFICULT = "1", "2", "4"
LED, TOOK_PART = "1", "2"
TYPES = tuple(str(number) for number in range(1, 19))
HANDED = ("3", "4", "5", "6", "7")
ACCEPTED = "按受理日期计"
AGREED = "按调结日期计"


def _accepted(
    key: str, title: str, *where: Condition, why: str = ACCEPTED, short: str = ""
) -> Figure:
    return Figure(
        key=key, title=title, of="dispute", when="accepted", where=where, why=why, short=short
    )


def _agreed(key: str, title: str, *where: Condition, short: str = "") -> Figure:
    success = equals("result", SUCCESS)
    return Figure(
        key=key,
        title=title,
        of="dispute",
        when="agreed",
        where=(success, *where),
        why=AGREED,
        short=short,
    )


def _bodies() -> Iterator[Figure]:
    """Columns 6 to 11: by the kind of committee that mediated."""
    yield _accepted("by_village", "村（居）", one_of("committee.type", "01", "02"))
    yield _accepted("by_town", "乡镇（街道）", one_of("committee.type", "03", "04"))
    yield _accepted("by_enterprise", "企事业单位", equals("committee.type", "05"))
    yield _accepted(
        "by_association",
        "社会团体和其他组织",
        one_of("committee.type"),
        why="调委会类型中没有这一类，为 0",
    )
    yield _accepted("by_trade", "行业性专业性", equals("committee.type", "06"))
    yield _accepted("by_other", "其他", equals("committee.type", "99"))


def _sources() -> Iterator[Figure]:
    """Columns 12 to 19: where the case came from."""
    yield _accepted("source_applied", "依申请调解", equals("source", "1"))
    yield _accepted("source_own", "主动调解", equals("source", "2"))
    yield _accepted("source_handed", "接受委托移送调解", one_of("source", *HANDED))
    base = _accepted("source", "")
    yield from spread(base, "source", "dispute_source", HANDED)


FIGURES: tuple[Counted, ...] = (
    _accepted("cases", "调解案件总数（件）", short="受理纠纷"),
    Figure(
        key="people",
        title="涉及当事人数（人）",
        of="party",
        when="accepted",
        measure=total("people_count"),
        why="各方当事人的人数之和，按受理日期计",
    ),
    _agreed("successes", "调解成功（件）", short="调解成功"),
    _accepted("difficult", "疑难复杂案件（件）", equals("difficulty", DIFFICULT)),
    Figure(
        key="amount",
        title="协议涉及金额（元）",
        of="dispute",
        when="agreed",
        where=(equals("result", SUCCESS),),
        measure=total("agreed_amount"),
        why="协议约定的各项义务金额之和，按调结日期计",
    ),
    *_bodies(),
    *_sources(),
    *spread(_accepted("type", ""), "dispute_type", "dispute_type", TYPES),
    _agreed("oral", "口头协议", equals("track", "oral")),
    _agreed("written", "书面协议", equals("track", "written")),
    _agreed("performed", "已履行", one_of("state", "performed", "closed")),
    Figure(
        key="confirmed",
        title="司法确认",
        of="confirmation",
        when="decided",
        where=(equals("result", "valid"),),
        why="法院裁定协议有效的，按裁定日期计",
    ),
    Figure(
        key="failures",
        title="调解不成功（件）",
        of="dispute",
        when="failed",
        why="按终止日期计",
    ),
    Ratio(
        key="success_rate",
        title="调解成功率（%）",
        above=("successes",),
        below=("successes", "failures"),
        why="成功 ÷（成功＋不成功），正在调解的不计",
    ),
    Figure(
        key="dispute_follow_ups",
        title="纠纷回访（次）",
        of="follow_up",
        when="visited",
        why="按回访日期计",
        short="纠纷回访",
    ),
    _agreed("disputes_led", "司法所牵头化解矛盾纠纷（件）", equals("lead_role", LED)),
    _accepted(
        "petitions_joined",
        "参加化解重大信访矛盾（件）",
        equals("major_petition", True),
        equals("lead_role", TOOK_PART),
    ),
    Figure(
        key="committees_active",
        title="有调解案件的调委会（个）",
        of="dispute",
        when="accepted",
        measure=distinct("committee"),
        why=ACCEPTED,
    ),
)
