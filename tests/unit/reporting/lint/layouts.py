"""A filled report as agencies print it, laid out in several ways by hand; the labels are those of the blank form."""

from __future__ import annotations

HEADS = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
NEW = "一、本年新收政府信息公开申请数量"
OVER = "二、上年结转政府信息公开申请数量"
FORWARD = "四、结转下年度继续办理"
SECTIONS = [
    ("", ["（一）予以公开"]),
    ("", ["（二）部分公开（区分处理的，只计这一情形，不计其他情形）"]),
    (
        "（三）不予公开",
        [
            "1.属于国家秘密",
            "2.其他法律行政法规禁止公开",
            "3.危及“三安全一稳定”",
            "4.保护第三方合法权益",
            "5.属于三类内部事务信息",
            "6.属于四类过程性信息",
            "7.属于行政执法案卷",
            "8.属于行政查询事项",
        ],
    ),
    ("（四）无法提供", ["1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"]),
    (
        "（五）不予处理",
        [
            "1.信访举报投诉类申请",
            "2.重复申请",
            "3.要求提供公开出版物",
            "4.无正当理由大量反复申请",
            "5.要求行政机关确认或重新出具已获取信息",
        ],
    ),
    (
        "（六）其他处理",
        [
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "3.其他",
        ],
    ),
    ("", ["（七）总计"]),
]
# Added up by hand: 30 new and 3 carried over are 31 answered and 2 carried forward.
NUMBERS = {
    NEW: [25, 2, 0, 1, 1, 1, 30],
    OVER: [2, 1, 0, 0, 0, 0, 3],
    "（一）予以公开": [12, 1, 0, 1, 0, 0, 14],
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": [3, 0, 0, 0, 0, 1, 4],
    "2.其他法律行政法规禁止公开": [1, 0, 0, 0, 0, 0, 1],
    "7.属于行政执法案卷": [2, 0, 0, 0, 0, 0, 2],
    "1.本机关不掌握相关政府信息": [4, 1, 0, 0, 1, 0, 6],
    "5.要求行政机关确认或重新出具已获取信息": [1, 0, 0, 0, 0, 0, 1],
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": [1, 0, 0, 0, 0, 0, 1],
    "3.其他": [1, 1, 0, 0, 0, 0, 2],
    "（七）总计": [25, 3, 0, 1, 1, 1, 31],
    FORWARD: [2, 0, 0, 0, 0, 0, 2],
}
TABLE2 = [
    (
        "第二十条第（一）项",
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        [("规章", [0, 0, 0]), ("行政规范性文件", [2, 1, 9])],
    ),
    ("第二十条第（五）项", ["信息内容", "本年处理决定数量"], [("行政许可", [1036])]),
    ("第二十条第（六）项", ["信息内容", "本年处理决定数量"], [("行政处罚", [12]), ("行政强制", [0])]),
    ("第二十条第（八）项", ["信息内容", "本年收费金额（单位：万元）"], [("行政事业性收费", ["3.25"])]),
]
OUTCOMES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
TABLE4 = [2, 1, 0, 1, 4, 0, 0, 0, 0, 0, 1, 0, 1, 0, 2]
PARTS = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
]
TITLE = "示例市自然资源局2023年政府信息公开工作年度报告"
TEXTS = [
    "本年度主动公开信息三百余条。",
    "",
    "",
    "",
    "公开内容的及时性有待加强，下一步将完善发布流程，逐条核对目录。",
    "本年度没有收取信息处理费。",
]


def numbers(label):
    return NUMBERS.get(label, [0] * 7)


def cell(text, **spans):
    marks = "".join(f' {name}="{value}"' for name, value in spans.items())
    return f"<td{marks}>{text}</td>"


def row(*cells):
    return "<tr>" + "".join(cells) + "</tr>"


def table(rows):
    return "<table>" + "".join(rows) + "</table>"


def table2(write=str):
    rows = []
    for block, heads, lines in TABLE2:
        rows.append(row(cell(block, colspan=4)))
        rows.append(row(*(cell(head) for head in heads)))
        rows += [row(cell(label), *(cell(write(one)) for one in values)) for label, values in lines]
    return rows


def heads3():
    corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    return [
        row(cell(corner, rowspan=3, colspan=3), cell("申请人情况", colspan=7)),
        row(cell("自然人", rowspan=2), cell("法人或其他组织", colspan=5), cell("总计", rowspan=2)),
        row(*(cell(head) for head in HEADS)),
    ]


def rows3(write=str, label=str, rowspan=22):
    def written(name):
        return [cell(write(one)) for one in numbers(name)]

    rows = [row(cell(label(name), colspan=3), *written(name)) for name in (NEW, OVER)]
    lead = [cell(label("三、本年度办理结果"), rowspan=rowspan)]
    for section, names in SECTIONS:
        group = [cell(label(section), rowspan=len(names))] if section else []
        for name in names:
            spans = {} if section else {"colspan": 2}
            rows.append(row(*lead, *group, cell(label(name), **spans), *written(name)))
            lead, group = [], []
    rows.append(row(cell(label(FORWARD), colspan=3), *written(FORWARD)))
    return rows


def heads4():
    return [
        row(cell("行政复议", colspan=5, rowspan=2), cell("行政诉讼", colspan=10)),
        row(cell("未经复议直接起诉", colspan=5), cell("复议后起诉", colspan=5)),
        row(*(cell(head) for head in OUTCOMES * 3)),
    ]


def rows4(write=str):
    return [row(*(cell(write(one)) for one in TABLE4))]


def page(tables, title=None, parts=PARTS, texts=None):
    """A page: title, parts, texts; each part's tables after its title."""
    title, texts = title or TITLE, texts or TEXTS
    body = [f"<h1>{title}</h1>", "<p>本报告的统计期限自2023年1月1日起至2023年12月31日止。</p>"]
    for part, text, some in zip(parts, texts, [[], *tables, [], []], strict=True):
        body += [f"<p>{part}</p>", *some, f"<p>{text}</p>" if text else ""]
    return f'<html><head><meta charset="utf-8"><title>{title}-示例市</title></head><body>{"".join(body)}</body></html>'


def wide(value):
    return str(value).translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))


def merged():
    """The form as it is: heads and sections merged."""
    return page([[table(table2())], [table(heads3() + rows3())], [table(heads4() + rows4())]])


def split():
    """Page breaks cut tables 2 and 3 in two, a section in the middle, and the next page has no heads."""
    three = rows3()
    two = table2()
    second = [row(cell("法提供", rowspan=2)), *three[13:]]
    return page(
        [
            [table(two[:4]), table(two[4:])],
            [table(heads3() + three[:13]), table(second)],
            [table(heads4()), table(rows4())],
        ]
    )


def nested():
    """Tables in a table that lays out the page; numbers in tables of one cell; a row in a row."""
    inner = lambda one: f"<table><tr><td><p>{one}</p></td></tr></table>"  # noqa: E731  # a way to write a cell
    whole = page([[table(table2(inner))], [table(heads3() + rows3(inner))], [table(heads4() + rows4())]])
    begin, rest = whole.split("<body>")
    return f"{begin}<body><table><tr><td>首页 &gt; 信息公开</td></tr><tr><td>{rest.split('</body>')[0]}</td></tr></table></body></html>"


def full_width():
    """Full-width digits, spaces inside words and numbers, entities, other brackets and numbering."""

    def spaced(label):
        label = label.replace("（", "(").replace("）", ")").replace(".", "、").replace("“", '"').replace("”", '"')
        return "<span>" + "</span>&nbsp;<span>".join(label) + "</span>"

    def digits(value):
        return "&nbsp;" + " ".join(wide(value)) + "<o:p> </o:p>"

    return page([[table(table2(digits))], [table(heads3() + rows3(digits, spaced))], [table(heads4() + rows4(digits))]])


def wrong_spans():
    """Row spans that do not count the rows, blank paragraphs in cells, misspelt labels, notes and units."""
    altered = {
        "2.其他法律行政法规禁止公开": "2.其他法律行政止公开",
        "（六）其他处理": "（六）其他",
        "3.危及“三安全一稳定”": "3.危及三安全<br>一稳定",
        "7.属于行政执法案卷": "7、属于行政执<br/>法案卷",
    }

    def noted(value):
        return {"1036": "1,036件", "9": "9（其中修订2件）", "3.25": "3.25万元"}.get(
            str(value), f"<p>{value}</p><p></p>"
        )

    rows = rows3(noted, lambda name: altered.get(name, name), rowspan=20)
    return page([[table(table2(noted))], [table(heads3() + rows)], [table(heads4() + rows4(noted))]])


def grouped():
    """Table 4 as three tables, table 2 as four, each with its own head; tables 3's total in bold."""
    blocks, held = [], []
    for one in table2():
        if "第二十条" in one and held:
            blocks.append(table(held))
            held = []
        held.append(one)
    blocks.append(table(held))
    four = [
        table(
            [
                row(cell(head, colspan=5)),
                row(*(cell(one) for one in OUTCOMES)),
                row(*(cell(one) for one in TABLE4[at : at + 5])),
            ]
        )
        for head, at in (("行政复议", 0), ("未经复议直接起诉", 5), ("复议后起诉", 10))
    ]
    return page([blocks, [table(heads3() + rows3(lambda one: f"<b>{one}</b>"))], four])


LAYOUTS = {one.__name__: one for one in (merged, split, nested, full_width, wrong_spans, grouped)}


def rows3_2019():
    """Table 3 with the one row （六）其他处理 of the form of 2019."""
    rows = heads3() + rows3(rowspan=20)
    first = next(at for at, one in enumerate(rows) if "1.申请人无正当理由" in one)
    # 1 + 0 + 2 of the three rows, added up by hand.
    single = row(cell("（六）其他处理", colspan=2), *(cell(one) for one in [2, 1, 0, 0, 0, 0, 3]))
    return [*rows[:first], single, *rows[first + 3 :]]


def page_2019():
    """A report in the form of 2019, with signs before the changes and a unit after the sum."""
    three = ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"]
    blocks = [
        ("第二十条第（一）项", ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"],
         [("规章", [0, 0, 0]), ("规范性文件", [2, 2, 9])]),
        ("第二十条第（五）项", three, [("行政许可", [30, "+2", 1036]), ("其他对外管理服务事项", [5, "-1", 7])]),
        ("第二十条第（六）项", three, [("行政处罚", [80, "＋１０３６", 12]), ("行政强制", [3, 0, 0])]),
        ("第二十条第（八）项", ["信息内容", "上一年项目数量", "本年增/减"], [("行政事业性收费", [1, 0])]),
        ("第二十条第（九）项", ["信息内容", "采购项目数量", "采购总金额"], [("政府集中采购", [4, "251000元"])]),
    ]  # fmt: skip
    rows = []
    for block, heads, lines in blocks:
        rows += [row(cell(block, colspan=4)), row(*(cell(one) for one in heads))]
        rows += [row(cell(label), *(cell(one) for one in values)) for label, values in lines]
    parts = [*PARTS[:4], "五、政府信息公开工作存在的主要问题及改进情况", PARTS[5]]
    tables = [[table(rows)], [table(rows3_2019())], [table(heads4() + rows4())]]
    return page(tables, TITLE.replace("2023", "2020"), parts).replace("2023年", "2020年")
