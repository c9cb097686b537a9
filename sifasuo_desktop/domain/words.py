"""Words of the trade: field types shared by records and commands, each described once."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.partial_dates import PartialDate

PersonName = Annotated[str, F("姓名", length=100, search=True, name=True)]
IdNumber = Annotated[str, F("证件号码", length=32, mask="id", search=True)]
# Of one person in a ledger: a wrong check digit is told, and kept as it stands on the paper.
IdCard = Annotated[str, F("身份证号码", length=32, mask="id", doubt="id", search=True)]
Phone = Annotated[str, F("联系电话", length=64, check="phone", mask="phone", search=True)]
# The work it belongs to, a demolition say: by its name everything of one project is found.
Project = Annotated[
    str, F("所属项目", length=60, search=True, help="征地拆迁等项目的名称，按名称可以一并查到")
]
Address = Annotated[str, F("住址", length=200, search=True)]
Sex = Annotated[str, F("性别", codes="sex")]
Nation = Annotated[str, F("民族", codes="nation")]
BirthDate = Annotated[date, F("出生日期")]
# Of a party or an agent perhaps only the year, the month or the age is known.
BornAbout = Annotated[PartialDate, F("出生日期")]
Occupation = Annotated[str, F("职业或职务", length=60)]
Money = Annotated[Decimal, F("金额")]
LongText = Annotated[str, F("内容", length=20000, multiline=True)]
CaseFacts = Annotated[
    str, F("纠纷简要情况", length=2000, multiline=True, search=True, help="上级平台一般只收 600 字")
]
Reason = Annotated[str, F("理由", length=1000, multiline=True)]
Note = Annotated[str, F("备注", length=1000, multiline=True)]
