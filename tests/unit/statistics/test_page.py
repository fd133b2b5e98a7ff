from datetime import date

import pytest
from lxml import html

from zfgk.documents.stacked import Part, StackedBar, StackedPlot
from zfgk.statistics.page import Shown, render
from zfgk.statistics.requests import Timeliness
from zfgk.statistics.tables import Row

ON = date(2026, 3, 31)


def row(department, requests, late=0, **known):
    counts = {Timeliness.IN_TIME: requests - late, Timeliness.OVERDUE: late}
    return Row(
        department=department,
        requests=requests,
        timeliness={one: count for one, count in counts.items() if count},
        certainty={"settled": requests},
        **known,
    )


def month(period, requests, late=0, **known):
    made = row("", requests, late, **known)
    return Row(
        period=period,
        requests=made.requests,
        timeliness=made.timeliness,
        certainty=made.certainty,
        results=made.results,
        working_days=made.working_days,
    )


UNITS = [
    row("<b>甲</b>&科", 9, late=3, working_days={4: 2, 7: 7}, results={"refused.process": 4, "granted": 5}),
    row("", 4, extended=1),
]
MONTHS = [month("2026-01", 5), month("2026-02", 8, late=3)]


def cells(page, name):
    lines = page.xpath(f"//section[@aria-labelledby='{name}-title']//tr")
    return [[cell.text_content() for cell in line] for line in lines]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_shows_the_figures_and_names_nothing_outside(lang):
    written = render(Shown(departments=UNITS, months=MONTHS, on=ON), lang)
    page = html.fromstring(written)
    assert page.xpath("//@src | //link | //script | //@href[not(starts-with(., '#'))]") == []
    heads, first, second, total = cells(page, "departments")
    assert len({len(line) for line in (heads, first, second, total)}) == 1
    assert (first[0], first[1:4]) == ("<b>甲</b>&科", ["9", "6", "3"])
    assert first[8] == "66.7%"  # six of nine
    assert first[-2:] == ["6.3", "7"]  # (2×4 + 7×7) ÷ 9 = 57 ÷ 9
    assert second[9] == "1 (25%)"
    assert total[1:4] == ["13", "10", "3"]
    assert [line[1] for line in cells(page, "months")[1:]] == ["5", "8", "13"]
    assert [line[-1] for line in cells(page, "refusals")[1:]] == ["4"]
    # Every plot has a name and says in words what it draws.
    for plot in page.xpath("//*[local-name()='svg']"):
        said = [page.get_element_by_id(name).text_content() for name in plot.get("aria-labelledby").split()]
        assert all(said)
    described = page.get_element_by_id("plot-departments-desc").text_content()
    assert ("按期 6，逾期 3" if lang == "zh" else "in time 6, late 3") in described
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_small_counts_are_nowhere_on_the_page():
    units = [row("甲", 20, late=1, results={"refused.process": 1, "granted": 19}), row("乙", 2), row("丙", 30)]
    months = [month("2026-01", 52, late=1, results={"refused.process": 1, "granted": 51})]
    page = html.fromstring(render(Shown(departments=units, months=months, on=ON, below=3)))
    text = page.text_content()
    assert "6.属于四类过程性信息" not in text
    assert "未显示" in text
    assert "乙" not in text
    # 50 in time of 52 would tell of the other two; nor may the totals of either table.
    for name in ("departments", "months"):
        *_, total = cells(page, name)
        assert total[1] == "52"
        assert set(total[2:8]) == {"未显示"}
    drawn = page.xpath("//*[local-name()='rect'][@class='overdue']")
    assert drawn == []


def test_a_page_of_nothing():
    page = html.fromstring(render(Shown(departments=[], months=[], on=ON)))
    assert "没有收到的申请" in page.text_content()
    assert page.xpath("//table | //*[local-name()='svg']") == []


@pytest.mark.parametrize(
    ("received", "said"),
    [
        ((None, None), "截至2026-03-31收到的申请"),
        ((None, date(2025, 12, 31)), "截至2025-12-31收到的申请"),
        ((date(2025, 1, 1), None), "2025-01-01起收到的申请，截至2026-03-31"),
        ((date(2025, 1, 1), date(2025, 12, 31)), "2025-01-01至2025-12-31收到的申请，截至2026-03-31"),
    ],
)
def test_the_page_says_what_it_is_about(received, said):
    page = html.fromstring(render(Shown(departments=UNITS, months=MONTHS, on=ON, received=received)))
    assert page.xpath("string(//header//p)") == f"{said} · 内部资料"


def test_parts_of_a_bar_are_as_long_as_their_counts():
    parts = [Part("in-time", 30), Part("overdue", 10), Part("depends", 0)]
    plot = StackedPlot(
        id="p", title="t", description="d", rows=[StackedBar("甲", parts), StackedBar("乙", [])], nothing="未显示"
    )
    drawing = html.fromstring(plot.svg())
    rects = [(one.get("class"), float(one.get("x")), float(one.get("width"))) for one in drawing.iter("rect")]
    assert rects == [("in-time", 0, 222), ("overdue", 222, 74)]  # of 40, the end of the axis, which is 296 long
    texts = [one.text for one in drawing.iter("text")]
    assert texts == ["0", "20", "40", "甲", "30", "10", "40", "乙", "未显示"]
