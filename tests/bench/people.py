"""Many invented cases, the same ones in every run."""

import random
from datetime import date, timedelta

SURNAMES = "陈吴周孙沈丁顾李王张徐朱胡高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅曾彭吕苏卢蒋蔡贾"
GIVEN = "海林平芳东兰明香建国强军敏静丽娟艳勇磊洋杰涛超辉刚燕玲桂志玉秀红梅春华文波宁博"
PLACES = "柳岸桑园云塘河东新桥南圩北荡石桥金湾"
FACTS = (
    "因宅基地边界砌墙发生争吵",
    "空调外机滴水淋湿晒场",
    "借款到期未还",
    "施工时从脚手架跌落受伤",
    "田埂放水淹没秧苗",
    "电动自行车相撞受伤",
)


def cases(count: int) -> list[tuple[str, str, str, str, date]]:
    """``(applicant, respondent, place, facts, applied)`` for each case."""
    source = random.Random(7)
    start = date(2020, 1, 1)
    return [
        (
            source.choice(SURNAMES) + source.choice(GIVEN) + source.choice(GIVEN),
            source.choice(SURNAMES) + source.choice(GIVEN) + source.choice(GIVEN),
            f"{source.choice(PLACES)}{source.choice(PLACES)}村{source.randrange(1, 30)}组",
            f"{source.choice(FACTS)}，涉及{source.randrange(100, 99999)}元，双方协商不成。",
            start + timedelta(days=source.randrange(2400)),
        )
        for _ in range(count)
    ]
