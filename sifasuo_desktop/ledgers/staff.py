"""司法所人员: who works at the office, on what kind of post, since when.

Fields and 人员编制 as the ministry's data set of offices (SF/T 0017-2017).
"""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure, one_of
from sifasuo_desktop.domain.ledger import Entry, Group, Ledger, Sheet
from sifasuo_desktop.domain.ledger_flow import Step
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State
from sifasuo_desktop.domain.words import BirthDate, IdCard, Nation, Phone, Sex


class StaffMember(Entry, Record):
    """One person of the office."""

    KIND: ClassVar[str] = "staff_member"
    TITLE: ClassVar[str] = "人员"

    name: Annotated[str, F("姓名", length=100, form="name", search=True, name=True, column=True)]
    sex: Sex | None = None
    id_number: IdCard | None = None
    born_on: BirthDate | None = None
    nation: Nation | None = None
    politics: Annotated[str | None, F("政治面貌", codes="politics")] = None
    phone: Phone | None = None
    education: Annotated[str | None, F("学历", codes="staff_education", column=True)] = None
    degree: Annotated[str | None, F("学位", length=20)] = None
    school: Annotated[str | None, F("毕业院校", length=60, form="name")] = None
    major: Annotated[str | None, F("专业", length=60)] = None
    qualified: Annotated[bool, F("有法律职业资格")] = False
    establishment: Annotated[str, F("人员编制", codes="staff_establishment", column=True)]
    post: Annotated[str, F("职务", codes="staff_post", column=True)]
    rank: Annotated[str | None, F("职级", length=30)] = None
    also: Annotated[str | None, F("兼任", length=60)] = None
    duties: Annotated[str | None, F("分工", length=100, search=True, column=True)] = None
    joined_on: Annotated[date, F("到所日期", column=True)]
    lent_to: Annotated[str | None, F("借调去向", length=60, form="name", help="在岗的不填")] = None
    left_on: Annotated[date | None, F("离所日期")] = None
    left_why: Annotated[str | None, F("离所去向", length=60)] = None


LEDGER = Ledger(
    record=StaffMember,
    title="司法所人员名册",
    word="人员",
    number="员{year}-{seq:04d}",
    dated="joined_on",
    section="所情档案",
    called=("name",),
    roles={"director": ("do", "read"), "clerk": ("do", "read")},
    past=("joined_on", "born_on"),
    orders=(("born_on", "joined_on"), ("joined_on", "left_on")),
    flow=(
        State("there", "在所", light="green"),
        State("left", "已离所", closed=True, step=1),
    ),
    steps=(
        Step(
            name="leave",
            title="离所",
            within=("there",),
            to="left",
            needs=("left_on",),
            may=("left_why",),
            day="left_on",
        ),
    ),
    figures=(
        Figure(
            key="staff_there",
            title="司法所人员（人）",
            of="staff_member",
            from_="joined_on",
            until="left_on",
            why="期末已经到所、还没有离所的，借调在外的也算",
        ),
        Figure(
            key="staff_established",
            title="其中在编人员（人）",
            of="staff_member",
            from_="joined_on",
            until="left_on",
            where=(one_of("establishment", "01", "02", "03"),),
            why="人员编制为政法专项、地方行政、地方事业的",
        ),
    ),
    register=(
        "register_no",
        "name",
        "sex",
        "born_on",
        "education",
        "establishment",
        "post",
        "duties",
        "phone",
        "joined_on",
        "state",
    ),
    cited="title",
    groups=(
        Group(
            title="基本情况",
            fields=(
                "name",
                "sex",
                "id_number",
                "born_on",
                "nation",
                "politics",
                "phone",
                "education",
                "degree",
                "school",
                "major",
                "qualified",
            ),
        ),
        Group(
            title="任职",
            fields=(
                "establishment",
                "post",
                "rank",
                "also",
                "duties",
                "joined_on",
                "lent_to",
                "left_on",
                "left_why",
            ),
        ),
    ),
    sheet=Sheet(title="司法所人员登记表", signed=("本人", "所长")),
    order=810,
)
