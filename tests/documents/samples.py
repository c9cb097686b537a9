"""Sample papers built from blocks only, with invented persons, for the engine's tests."""

from datetime import date

from sifasuo_desktop.documents.engine.blocks import (
    Block,
    Cell,
    Column,
    CutLine,
    Field,
    Fill,
    Form,
    FormRow,
    Heading,
    LabelledRow,
    Measure,
    Note,
    NumberedTerms,
    Numbering,
    NumberLine,
    PaperContent,
    SealRoom,
    SignatureBlock,
    Signers,
    Spacer,
    Table,
    Text,
    Title,
)

COMMITTEE = "如皋市云塘镇人民调解委员会"
SIGN_PARTY = "当事人（签名盖章或按指印）："
SIGN_MEDIATOR = "人民调解员（签名）："
SIGN_RECORDER = "记录人（签名）："


def party(
    name: str = "",
    sex: str = "",
    nation: str = "",
    age: str = "",
    occupation: str = "",
    phone: str = "",
    address: str = "",
    label: str = "当事人姓名",
) -> tuple[LabelledRow, ...]:
    """The three lines of a party on the forms of 2010."""
    return (
        LabelledRow(
            (
                Field(label, name, 3),
                Field("性别", sex, 0.3),
                Field("民族", nation, 1),
                Field("年龄", age, 0.3),
            )
        ),
        LabelledRow((Field("职业或职务", occupation), Field("联系方式", phone))),
        LabelledRow((Field("单位或住址", address),)),
    )


FACTS = (
    "2025年9月，周国平将其位于如皋市云塘镇桑园村6组的二层住宅翻建工程以包清工方式交由吴长林"
    "组织施工，吴长林雇请陈志海等人从事瓦工劳务，日工资260元，由吴长林支付。2025年10月13日"
    "8时20分许，陈志海在该工地搭设的脚手架上砌墙时，因脚手架踏板松动，从约3米高处跌落受伤，"
    "当日被送往医院住院治疗16天，诊断为左跟骨骨折、腰1椎体压缩性骨折。截至2026年3月20日，"
    "共发生医疗费42360元，其中吴长林已垫付20000元。2026年3月，经各方共同委托的司法鉴定机构"
    "鉴定，陈志海构成十级伤残，误工期150日、护理期60日、营养期60日。\n"
    "各方对陈志海在提供劳务过程中受伤的事实及上述票据、鉴定意见无异议。争议事项为：1.赔偿责任"
    "如何分担；2.赔偿总额；3.付款期限。\n"
    "经查，吴长林作为接受劳务一方，未提供安全可靠的作业平台和防护用品，负主要责任；周国平将"
    "工程交由不具备相应施工条件的个人施工，存在选任过失，负次要责任；陈志海从事瓦工多年，"
    "未佩戴安全带，对损害的发生亦有过错，可减轻对方责任。"
)

TERMS = (
    "各方一致确认，因本次事故给陈志海造成的医疗费、后续取内固定治疗费、误工费、护理费、营养费、"
    "住院伙食补助费、交通费、残疾赔偿金、精神损害抚慰金、鉴定费等各项损失合计人民币壹拾叁万"
    "捌仟元整（¥138,000.00）。",
    "上述损失由吴长林承担人民币玖万陆仟陆佰元整（¥96,600.00，占70%），扣除已垫付的人民币贰万"
    "元整（¥20,000.00），尚应支付人民币柒万陆仟陆佰元整（¥76,600.00）；由周国平承担人民币"
    "壹万叁仟捌佰元整（¥13,800.00，占10%）；其余人民币贰万柒仟陆佰元整（¥27,600.00，占20%）"
    "由陈志海自行承担。",
    "付款时间：周国平于本协议签订时一次性支付人民币壹万叁仟捌佰元整（¥13,800.00）；吴长林于"
    "2026年4月30日前支付人民币叁万陆仟陆佰元整（¥36,600.00），于2026年8月31日前支付人民币"
    "肆万元整（¥40,000.00）。",
    "吴长林如有任何一期未按期足额支付，陈志海有权就全部未付款项一并要求支付，并可要求自逾期之日"
    "起按全国银行间同业拆借中心公布的一年期贷款市场报价利率支付逾期利息。",
    "陈志海收到上述全部款项后，本次事故的民事赔偿事宜一次性处理终结，陈志海不得就同一事实再向"
    "吴长林、周国平主张民事赔偿。",
    "本协议系各方自愿达成，不违反法律、行政法规的强制性规定，不损害国家利益、社会公共利益和"
    "他人合法权益。",
)


def three_parties() -> tuple[Block, ...]:
    """The parties of the agreement; the first has an agent."""
    return (
        *party(
            "陈志海",
            "男",
            "汉族",
            "54",
            "瓦工",
            "19900000011",
            "如皋市云塘镇柳岸村3组12号（居民身份证号码：320699197111040015）",
        ),
        Text("委托代理人：孙桂芳，女，53岁，系陈志海之妻，特别授权。", indent=0),
        *party(
            "吴长林",
            "男",
            "汉族",
            "46",
            "个体建筑",
            "19900000012",
            "如皋市云塘镇柳岸村9组8号（居民身份证号码：32069919790803005X）",
        ),
        *party(
            "周国平",
            "男",
            "汉族",
            "57",
            "农民",
            "19900000013",
            "如皋市云塘镇桑园村6组21号（居民身份证号码：320699196805170039）",
        ),
    )


def agreement() -> PaperContent:
    """The written agreement of three parties, one with an agent (F11)."""
    return PaperContent(
        "人民调解协议书",
        (
            Title("人民调解协议书", spaced=True),
            NumberLine("（2026）皋云人调字第018号"),
            *three_parties(),
            Heading("纠纷主要事实、争议事项："),
            Text(FACTS),
            Heading("经调解，自愿达成如下协议："),
            NumberedTerms(TERMS),
            Heading("履行方式、时限："),
            Text(
                "银行转账，收款人：陈志海，开户行及账号由陈志海书面提供，附于卷内；时限见本协议第三条。"
                "各方同意自本协议生效之日起三十日内（至2026年5月20日止）共同向如皋市人民法院申请司法"
                "确认。"
            ),
            Text(("本协议一式", Fill(" 肆 "), "份，当事人、人民调解委员会各持一份。")),
            SignatureBlock(
                left=(Signers(SIGN_PARTY, ("陈志海，代理人孙桂芳", "吴长林", "周国平")),),
                right=(Signers(SIGN_MEDIATOR, ("", "")), Signers(SIGN_RECORDER)),
            ),
            SealRoom(f"（{COMMITTEE}印章）", date(2026, 4, 20)),
        ),
        copies=4,
        names=("陈志海", "吴长林", "周国平", "孙桂芳"),
    )


def blank_agreement() -> PaperContent:
    """The same form with nothing filled in."""
    return PaperContent(
        "人民调解协议书",
        (
            Title("人民调解协议书", spaced=True),
            NumberLine(),
            *party(),
            *party(),
            Heading("纠纷主要事实、争议事项："),
            Text(blank_lines=6),
            Heading("经调解，自愿达成如下协议："),
            NumberedTerms(blanks=6),
            Heading("履行方式、时限："),
            Text(blank_lines=2),
            Text(("本协议一式", Fill(blank=4), "份，当事人、人民调解委员会各持一份。")),
            SignatureBlock(
                left=(Signers(SIGN_PARTY, ("", "")),),
                right=(Signers(SIGN_MEDIATOR), Signers(SIGN_RECORDER)),
            ),
            SealRoom("（人民调解委员会印章）"),
        ),
    )


def application() -> PaperContent:
    """The written application (F03), partly filled in."""
    return PaperContent(
        "人民调解申请书",
        (
            Title("人民调解申请书"),
            *party("陈志海", "男", "汉族", "54", "瓦工", "", "", label="申请人姓名"),
            *party(label="被申请人姓名"),
            Heading("纠纷简要情况："),
            Text(blank_lines=6),
            Heading("当事人申请事项："),
            NumberedTerms(
                ("要求吴长林、周国平赔偿医疗费、误工费等各项损失共计18万元",),
                Numbering.ARABIC,
                blanks=3,
            ),
            Text(
                "人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请人民调解委员会进行调解。"
            ),
            SignatureBlock(right=(Signers("申请人（签名盖章或按指印）："),), dated=True),
        ),
    )


def acceptance() -> PaperContent:
    """The acceptance sheet (F04)."""
    return PaperContent(
        "人民调解受理登记表",
        (
            Title("人民调解受理登记表"),
            Text(
                (
                    Fill("2026年4月2日"),
                    "，人民调解委员会依当事人申请（人民调解委员会主动调解），经当事人同意，调解",
                    Fill("陈志海"),
                    "与",
                    Fill("吴长林、周国平"),
                    "之间的纠纷。",
                )
            ),
            LabelledRow((Field("纠纷类型：", "损害赔偿纠纷"),)),
            Text("☑当事人申请　☐人民调解委员会主动调解　☐接受委托移送", lead="案件来源："),
            Heading("纠纷简要情况："),
            Text(FACTS.split("\n", maxsplit=1)[0], least_lines=6),
            SignatureBlock(
                left=(Signers("当事人（签名）：", ("", "", "")),),
                right=(Signers("登记人（签名）："),),
            ),
            SealRoom("（人民调解委员会印章）", date(2026, 4, 2)),
            Note("备注：此表由人民调解委员会填写。"),
        ),
    )


def leave_sheet() -> PaperContent:
    """The approval sheet for leave with its counterfoil (W12)."""
    sign = ("签名（盖章）：　　　　　　", "　　年　　月　　日")

    def pair(label: str, value: str, label2: str, value2: str) -> FormRow:
        return FormRow(
            (Cell(label, label=True), Cell(value), Cell(label2, label=True), Cell(value2))
        )

    def wide(label: str, value: str, lines: float = 1, foot: tuple[str, ...] = ()) -> FormRow:
        return FormRow((Cell(label, label=True), Cell(value, span=3, foot=foot)), lines)

    return PaperContent(
        "社区矫正对象外出审批表",
        (
            Title("社区矫正对象外出审批表"),
            Form(
                (1.4, 2.2, 1.4, 2.2),
                (
                    pair("姓　　名", "钱大喆", "性　　别", "男"),
                    pair("身份证号码", "320699198001010011", "矫正类别", "缓刑"),
                    wide("现居住地", "如皋市云塘镇柳岸村5组3号"),
                    wide("外出事由", "母亲住院手术，需到场签字并陪护。", 3),
                    pair("目的地", "上海市徐汇区", "联系人及电话", "钱小玥 19900000088"),
                    pair("外出期限", "2026年5月6日至2026年5月10日", "天数／两月累计", "5／9"),
                    wide("证明材料", "住院通知书、手术同意书"),
                    wide("司法所\n核实意见", "情况属实，建议批准。", 4, sign),
                    wide("县级社区矫正\n机构意见", "", 4, sign),
                    wide("市级社区矫正\n机构意见", "", 4, sign),
                    wide("备　　注", "", 1),
                ),
            ),
            Note("注：本表一式三份，社区矫正对象、司法所、县级社区矫正机构各一份。"),
        ),
    )


def notice() -> PaperContent:
    """A notice with its counterfoil (W04 and its like)."""
    words = (
        "你单位",
        Fill("2026年3月2日"),
        "判处的社区矫正对象",
        Fill("钱大喆"),
        "，已于",
        Fill(),
        "到我局报到。",
    )
    half = (
        Title("社区矫正对象报到情况通知单"),
        NumberLine("（2026）皋矫通字第7号", label=""),
        Text((Fill("如皋市人民法院"), "："), indent=0),
        Text(words),
        Text("特此通知。"),
    )
    return PaperContent(
        "社区矫正对象报到情况通知单",
        (
            *half,
            SealRoom("（公　章）", date(2026, 3, 9)),
            CutLine("骑　缝　处"),
            *half,
            SealRoom("（公　章）"),
        ),
    )


def letter(paragraphs: int = 10) -> PaperContent:
    """A letter in the measure of GB/T 9704."""
    text = "各村（社区）人民调解委员会应当于每月二十五日前报送当月矛盾纠纷排查情况，" * 4
    return PaperContent(
        "关于报送情况的通知",
        (
            Title("关于做好矛盾纠纷排查情况报送工作的\n通　　知"),
            Text("各村（社区）：", indent=0),
            *(Text(text[:-1] + "。") for _ in range(paragraphs)),
            SealRoom("如皋市司法局云塘司法所", date(2026, 5, 6)),
        ),
        measure=Measure.LETTER,
    )


def directory() -> PaperContent:
    """The volume's directory (F02), long enough for a second page."""
    rows = tuple((str(i), f"人民调解证据材料之{i}", f"{i}-{i + 1}", "") for i in range(1, 30))
    columns = (Column("序号", 0.6), Column("文书名称", 4), Column("页号", 1), Column("备注", 1.2))
    return PaperContent(
        "卷内目录", (Title("卷内目录", spaced=True), Table(columns, rows, blanks=3))
    )


def visit() -> PaperContent:
    """The follow-up record (F13)."""
    return PaperContent(
        "人民调解回访记录",
        (
            Title("人民调解回访记录"),
            LabelledRow((Field("当事人", "买买提·吐尔逊江、陈志海"),)),
            LabelledRow((Field("调解协议编号", "（2026）皋云人调字第018号"),)),
            LabelledRow((Field("回访事由", "损害赔偿纠纷协议履行情况"),)),
            LabelledRow((Field("回访时间", "2026年9月2日"), Field("回访方式", "上门"))),
            Heading("回访情况："),
            Text("经上门回访，吴长林第三期款4万元已于8月30日转账到账，三方无异议。", least_lines=8),
            Spacer(),
            SignatureBlock(right=(Signers("回访人（签名）："),), dated=True, day=date(2026, 9, 2)),
        ),
    )


ALL = {
    "agreement": agreement,
    "blank_agreement": blank_agreement,
    "application": application,
    "acceptance": acceptance,
    "leave_sheet": leave_sheet,
    "notice": notice,
    "letter": letter,
    "directory": directory,
    "visit": visit,
}
