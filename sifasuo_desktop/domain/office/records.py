"""The office itself: its committees, mediators, villages, accounts and local settings."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.words import Nation, PersonName, Phone, Sex


class Office(Record):
    """The judicial office (司法所) that owns the store."""

    KIND: ClassVar[str] = "office"
    TITLE: ClassVar[str] = "司法所"
    AREA: ClassVar[str] = "office"

    code: Annotated[str, F("机构代码", length=9, check="office_code", column=True)]
    name: Annotated[str, F("名称", length=60, form="name", search=True, column=True)]
    town: Annotated[str, F("乡镇街道", length=40, form="name", column=True)]
    county: Annotated[str, F("县（市、区）", length=40, form="name")]
    city: Annotated[str, F("设区的市", length=40, form="name")]
    county_kind: Annotated[str, F("县级区划类别", codes="county_kind")]
    bureau: Annotated[str, F("上级司法局", length=60, form="name")]
    court: Annotated[str, F("基层人民法院", length=60, form="name")]
    cut_off: Annotated[
        int | None, F("统计截止日", help="如 25：每月统计上月26日至本月25日；不填按自然月")
    ] = None
    doc_word: Annotated[
        str | None, F("发文代字", length=20, help="文号里的机关代字，如 皋云司；不填则文号没有代字")
    ] = None
    review_word: Annotated[
        str | None, F("法治审核的叫法", codes="review_word", help="不选按“法治审核”")
    ] = None


class Committee(Record):
    """A people's mediation committee (人民调解委员会): it issues and seals the papers."""

    KIND: ClassVar[str] = "committee"
    TITLE: ClassVar[str] = "人民调解委员会"
    AREA: ClassVar[str] = "office"

    name: Annotated[
        str, F("全称", length=60, form="name", search=True, column=True, help="与印章完全一致")
    ]
    type: Annotated[str, F("类型", codes="committee_type", column=True)]
    prefix: Annotated[str, F("字头", length=10, column=True, help="文号中“人调字”前的字，如 皋云")]
    pattern: Annotated[
        str,
        F(
            "文号格式",
            length=60,
            help="{year} 年，{prefix} 字头，{track} 口头案件为“口”，{seq:03d} 序号",
        ),
    ] = "（{year}）{prefix}人调{track}字第{seq:03d}号"
    village: Annotated[str | None, F("村（居）", ref="village", length=32)] = None
    place: Annotated[str | None, F("调解场所", length=100)] = None
    phone: Phone | None = None
    retired_on: Annotated[date | None, F("撤销日期")] = None


class Mediator(Record):
    """A people's mediator (人民调解员) of one committee."""

    KIND: ClassVar[str] = "mediator"
    TITLE: ClassVar[str] = "人民调解员"
    AREA: ClassVar[str] = "office"

    name: PersonName
    committee: Annotated[str, F("所属调委会", ref="committee", length=32, column=True)]
    sex: Sex | None = None
    nation: Nation | None = None
    phone: Phone | None = None
    full_time: Annotated[bool, F("专职")] = False
    retired_on: Annotated[date | None, F("离任日期")] = None


class Village(Record):
    """A village or residents' committee (村、居民委员会) of the office's area."""

    KIND: ClassVar[str] = "village"
    TITLE: ClassVar[str] = "村（居）"
    AREA: ClassVar[str] = "office"

    code: Annotated[str, F("区划代码", length=12, column=True)]
    name: Annotated[str, F("名称", length=40, form="name", search=True, name=True, column=True)]
    town: Annotated[str, F("乡镇街道", length=40, form="name", column=True)]
    valid_from: Annotated[date | None, F("启用日期")] = None
    valid_to: Annotated[date | None, F("停用日期")] = None


class User(Record):
    """An account. Accounts are never handed over to the bureau."""

    KIND: ClassVar[str] = "user"
    TITLE: ClassVar[str] = "账号"
    HANDOVER: ClassVar[bool] = False
    AREA: ClassVar[str] = "system"

    account: Annotated[str, F("登录名", length=30, check="account", column=True)]
    name: PersonName
    roles: Annotated[tuple[str, ...], F("角色", codes="role", column=True)]
    disabled: Annotated[bool, F("停用", column=True)] = False


class Delegation(Record):
    """A commission (委托书) of the county body that lets the office approve leave.

    Source: 社区矫正法实施办法 第二十七条; local wording is the county's own.
    """

    KIND: ClassVar[str] = "delegation"
    TITLE: ClassVar[str] = "委托书"
    AREA: ClassVar[str] = "correction"

    document_no: Annotated[str, F("委托书文号", length=60, form="number", column=True)]
    issued: Annotated[date, F("委托日期", column=True)]
    scope: Annotated[tuple[str, ...], F("委托事项", codes="delegation_scope", column=True)]
    valid_from: Annotated[date, F("有效期起", column=True)]
    valid_to: Annotated[date | None, F("有效期止", column=True)] = None


class ClassPolicy(Record):
    """What the bureau asks of one management class; empty until the bureau's rule is entered."""

    KIND: ClassVar[str] = "class_policy"
    TITLE: ClassVar[str] = "分类管理规定"
    AREA: ClassVar[str] = "correction"

    manage_class: Annotated[str, F("管理类别", length=20, column=True)]
    check_type: Annotated[str, F("检查方式", codes="check_type", column=True)]
    times: Annotated[int, F("次数", column=True)]
    period: Annotated[str, F("周期", codes="period", column=True)]
    source: Annotated[str, F("依据文件", length=100, column=True)]
    valid_from: Annotated[date, F("施行日期", column=True)]


class Event(Record):
    """Something looked at, printed, exported, unmasked or signed in: kept in the same log."""

    KIND: ClassVar[str] = "event"
    TITLE: ClassVar[str] = "操作记录"
    HANDOVER: ClassVar[bool] = False
    AREA: ClassVar[str] = "system"

    act: Annotated[str, F("操作", codes="event_act", column=True)]
    subject: Annotated[str | None, F("对象", length=64, column=True)] = None
    detail: Annotated[str | None, F("说明", length=200)] = None


class PowerChange(Record):
    """Somebody who is not 所长 made one, set a 所长's password anew or saw the recovery key.

    So did whoever used that key for a 所长's account, or put a backup back with the passwords of
    its day. With any of these he could read cases. Every 所长 is told at the next sign-in, and the
    bureau by the hand-over.
    """

    KIND: ClassVar[str] = "power_change"
    TITLE: ClassVar[str] = "所长权限变动"
    AREA: ClassVar[str] = "system"

    act: Annotated[str, F("事项", codes="power_act", column=True)]
    name: PersonName
    by_name: Annotated[str, F("办理人", length=100, column=True)]
    changed_on: Annotated[date, F("办理日期", column=True)]
