"""Invented people: names by age, numbers of an area that does not exist, phones nobody has."""

from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from stdnum.cn import ric, uscc

# 320699 is the code of no area, so that no number can be anybody's.
AREA = "320699"
PHONE_PREFIX = "199000"
_MISSES = 500
"""How often a name that somebody bears already is drawn before another kind of name is tried."""

_SURNAMES = (
    "陈王张李刘吴周徐朱孙杨黄沈薛冒石章顾丁许钱丛胡谢郭何马高林曹姜严黎郝田缪佘严苏葛陆范邵倪"
)
_OLD_MEN = [
    "国平",
    "建明",
    "志祥",
    "德林",
    "永才",
    "长根",
    "金宝",
    "学文",
    "春生",
    "宝泉",
    "桂林",
    "兴华",
    "锦龙",
    "汉明",
    "松林",
    "正发",
    "银生",
    "树山",
    "友才",
    "克勤",
]
_MEN = [
    "卫东",
    "海峰",
    "建军",
    "晓明",
    "志刚",
    "国庆",
    "亚军",
    "永兵",
    "小林",
    "爱国",
    "新华",
    "勇",
    "剑平",
    "红兵",
    "卫星",
    "春雷",
    "建新",
    "忠华",
    "伟",
    "斌",
]
_YOUNG_MEN = [
    "浩然",
    "磊",
    "鑫",
    "宇航",
    "文涛",
    "俊杰",
    "凯",
    "志远",
    "佳伟",
    "晨",
    "嘉诚",
    "喆",
    "鹏",
    "子豪",
    "旭东",
]
_OLD_WOMEN = [
    "桂兰",
    "秀英",
    "凤珍",
    "美华",
    "兰芳",
    "玉珍",
    "素琴",
    "金凤",
    "翠英",
    "巧云",
    "月琴",
    "桂香",
    "文英",
    "惠芳",
    "银珠",
    "秀芳",
    "粉兰",
    "菊英",
]
_WOMEN = [
    "丽华",
    "建芳",
    "海燕",
    "晓红",
    "爱华",
    "雪琴",
    "红梅",
    "亚萍",
    "春兰",
    "小燕",
    "志芳",
    "美琴",
    "霞",
    "玲",
    "国芳",
    "永红",
    "冬梅",
    "卫红",
]
_YOUNG_WOMEN = [
    "雨婷",
    "静",
    "欣怡",
    "佳慧",
    "梦洁",
    "莉",
    "文静",
    "晓彤",
    "倩",
    "蕾",
    "思雨",
    "婉清",
    "颖",
    "雅琴",
    "丹丹",
]
_BOYS = ["梓轩", "一鸣", "宇泽", "子涵", "俊熙", "明轩"]
_GIRLS = ["雨桐", "可馨", "子萱", "欣妍", "诗涵", "语嫣"]

_MEN_WORK = (
    "个体经营", "企业职工", "木工", "货车驾驶员", "电焊工", "养殖户", "务农", "水电工", "厨师",
)  # fmt: skip
_WOMEN_WORK = (
    "个体经营", "企业职工", "缝纫工", "超市店员", "务农", "保洁员", "检验员", "会计", "小吃店经营者",
)  # fmt: skip

_COMPANY_WORDS = ["恒祥", "宏泽", "瑞禾", "同盛", "远卓", "金穗源", "顺嘉", "新澄", "泰沁", "众禾"]
_COMPANY_KINDS = {
    "装饰": "装饰工程有限公司",
    "服饰": "服饰有限公司",
    "机械": "机械配件有限公司",
    "市政": "市政工程有限公司",
    "木业": "木业有限公司",
    "门诊": "口腔门诊部有限公司",
    "物业": "物业服务有限公司",
    "旅游": "旅行社有限公司",
    "食品": "食品有限公司",
}


@dataclass(frozen=True)
class Person:
    """An invented natural person."""

    name: str
    sex: str
    born: date
    id_number: str
    phone: str
    address: str
    occupation: str
    nation: str = "01"


@dataclass(frozen=True)
class Company:
    """An invented company with the person who represents it."""

    name: str
    credit_code: str
    address: str
    phone: str
    head: Person


class People:
    """Makes people and companies; no name, number or phone is given twice."""

    def __init__(self, chance: Random, town: str) -> None:
        self._chance = chance
        self._town = town
        self._names: set[str] = set()
        self._phones = list(range(100_000))
        self._words = list(_COMPANY_WORDS)
        chance.shuffle(self._words)

    def beside(self, chance: Random) -> "People":
        """The same town told on by another chance: no name or phone of it is given again."""
        other = copy(self)
        other._chance = chance
        return other

    def person(
        self,
        sex: str,
        age: int,
        day: date,
        village: str,
        *,
        surname: str = "",
        given: str = "",
        occupation: str = "",
        nation: str = "01",
    ) -> Person:
        """Somebody of that age on ``day``; the name fits the generation."""
        chance = self._chance
        if sex == "x":
            sex = chance.choice(("m", "f"))
        born = _birthday(chance, age, day)
        number = _id_number(born, chance.randrange(1, 499) * 2 + (sex == "m"))
        return Person(
            name=self._name(sex, age, surname, given),
            sex="1" if sex == "m" else "2",
            born=born,
            id_number=number,
            phone=self.phone(),
            address=f"{self._town}{village}{chance.randint(1, 22)}组{chance.randint(1, 46)}号",
            occupation=occupation or self._occupation(sex, age),
            nation=nation,
        )

    def company(self, kind: str, day: date) -> Company:
        """A company of the town; ``kind`` is a key of the known kinds."""
        word = self._words.pop() if self._words else self._letters()
        return self.firm(f"南通{word}{_COMPANY_KINDS[kind]}", day)

    def firm(self, name: str, day: date) -> Company:
        """A company of that name, with whoever represents it."""
        chance = self._chance
        body = f"91{AREA}MA{chance.randrange(10**7):07d}"
        number = body + uscc.calc_check_digit(body)
        head = self.person(chance.choice("mmf"), chance.randint(36, 58), day, "镇区")
        return Company(
            name=name,
            credit_code=number,
            address=f"{self._town}工业园区{chance.choice(('兴业', '创新', '迎宾'))}路{chance.randint(2, 98)}号",
            phone=head.phone,
            head=head,
        )

    def phone(self) -> str:
        """A phone of the reserved range, never given before."""
        place = self._chance.randrange(len(self._phones))
        self._phones[place], self._phones[-1] = self._phones[-1], self._phones[place]
        return f"{PHONE_PREFIX}{self._phones.pop():05d}"

    def _letters(self) -> str:
        return "".join(self._chance.sample("华金源盛嘉禾泰瑞恒祥", 2))

    def _occupation(self, sex: str, age: int) -> str:
        if age < 18:
            return "学生"
        return (
            "务农" if age >= 62 else self._chance.choice(_MEN_WORK if sex == "m" else _WOMEN_WORK)
        )

    def _name(self, sex: str, age: int, surname: str, given: str) -> str:
        for _ in range(_MISSES):
            first = surname or self._chance.choice(_SURNAMES)
            name = first + (given or self._chance.choice(_given_names(sex, age)))
            if name not in self._names:
                break
            given = ""
        else:
            name = self._composed(sex, age, surname)
        self._names.add(name)
        return name

    def _composed(self, sex: str, age: int, surname: str) -> str:
        """A name put together from two of its generation, which a crowded town runs out of.

        In one more crowded than that two people may bear the same name.
        """
        usual = _given_names(sex, age)
        name = ""
        for _ in range(_MISSES):
            first = surname or self._chance.choice(_SURNAMES)
            name = first + self._chance.choice(usual)[0] + self._chance.choice(usual)[-1]
            if name not in self._names:
                break
        return name


def _given_names(sex: str, age: int) -> list[str]:
    if age < 18:
        return _BOYS if sex == "m" else _GIRLS
    if sex == "m":
        return _YOUNG_MEN if age < 36 else _MEN if age < 56 else _OLD_MEN
    return _YOUNG_WOMEN if age < 36 else _WOMEN if age < 56 else _OLD_WOMEN


def _birthday(chance: Random, age: int, day: date) -> date:
    latest = date(day.year - age, day.month, min(day.day, 28))
    return latest - timedelta(days=chance.randrange(1, 360))


def _id_number(born: date, order: int) -> str:
    body = f"{AREA}{born:%Y%m%d}{order:03d}"
    return body + str(ric.calc_check_digit(body + "0"))
