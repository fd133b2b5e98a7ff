"""The figures of each unit in the run report: a table, and plots that say the same."""

from __future__ import annotations

import json
import re
from datetime import date

import attrs
import pytest
from lxml import html

from zfgk.model.ratio import Ratio
from zfgk.publish.outcome import Outcome, RunReport
from zfgk.publish.report.page import render
from zfgk.publish.report.words import WORDS
from zfgk.site.figures import Figures, UnitFigures

ON = date(2026, 3, 2)


def row(unit, covered, of, *figures, missing=()):
    in_time, judged, complete = figures
    return UnitFigures(
        unit=unit,
        entries=of,
        coverage=Ratio(covered, of),
        timeliness=Ratio(in_time, judged),
        completeness=Ratio(complete, of),
        missing=tuple(missing),
    )


ROWS = (
    row("甲局", 1999, 2000, 3, 4, 2000, missing=["A-1"]),
    row("乙中心", 1, 4, 0, 0, 1, missing=["B-1", "B-2", "B-3"]),
    row("", 2, 2, 2, 2, 0),
)


def page(rows=ROWS, lang="zh"):
    return html.fromstring(render(RunReport(on=ON, items=(), exports=(), figures=rows), "../out/", lang))


def cells(tree):
    """Return each row of the table as the texts of its cells."""
    return [["|".join(cell.itertext()) for cell in line] for line in tree.xpath("//section[@id='units']//tbody/tr")]


def test_the_table_shows_every_unit_worst_first_and_the_sum_last():
    shown = cells(page())
    assert shown == [
        ["乙中心", "25%|1/4", "无可统计条目", "25%|1/4", "B-1|B-2|B-3"],
        ["甲局", "99.9%|1999/2000", "75%|3/4", "100%|2000/2000", "A-1"],
        ["（未注明发布机构）", "100%|2/2", "100%|2/2", "0%|0/2", ""],
        ["合计", "99.8%|2002/2006", "83.3%|5/6", "99.8%|2001/2006", "4"],
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_plot_names_and_describes_itself_and_says_what_the_table_says(lang):
    tree = page(lang=lang)
    words = WORDS[lang]
    table = cells(tree)[:3]
    plots = tree.xpath("//section[@id='units']//*[local-name()='svg']")
    assert len(plots) == 3
    for column, (name, plot) in enumerate(zip(("coverage", "timeliness", "completeness"), plots, strict=True), start=1):
        assert plot.get("role") == "img"
        title, description = (tree.get_element_by_id(one) for one in plot.get("aria-labelledby").split())
        assert title.text == words[name]
        for line in table:
            figure = line[column].partition("|")[0]
            assert f"{line[0]} {figure}" in description.text
        drawn = [text.text for text in plot.xpath(".//*[@class='value']")]
        assert drawn == [line[column].partition("|")[0] for line in table]
        assert [text.text for text in plot.xpath(".//*[@class='name']")] == [line[0] for line in table]


def test_the_bars_are_as_long_as_the_shares():
    (coverage, timeliness, completeness) = page().xpath("//*[local-name()='svg']")

    def lengths(plot):
        full = {float(track.get("width")) for track in plot.xpath(".//*[@class='track']")}
        assert len(full) == 1
        return [float(bar.get("width")) / next(iter(full)) for bar in plot.xpath(".//*[@class='bar']")]

    assert lengths(coverage) == pytest.approx([0.25, 0.9995, 1], abs=0.001)
    assert lengths(timeliness) == pytest.approx([0.75, 1], abs=0.001)  # the first has nothing to count: no bar
    assert lengths(completeness) == pytest.approx([0.25, 1, 0], abs=0.001)


def test_everything_drawn_lies_within_the_plot():
    for plot in page().xpath("//*[local-name()='svg']"):
        width, height = (float(number) for number in plot.get("viewbox", plot.get("viewBox")).split()[2:])
        for rect in plot.xpath(".//*[local-name()='rect']"):
            assert float(rect.get("x")) + float(rect.get("width")) <= width
            assert float(rect.get("y")) + float(rect.get("height")) <= height
        assert all(0 <= float(text.get("x")) < width for text in plot.xpath(".//*[local-name()='text']"))
        assert all(0 < float(text.get("y")) <= height for text in plot.xpath(".//*[local-name()='text']"))


def test_one_unit_needs_no_sum_and_no_unit_no_section():
    assert [line[0] for line in cells(page(ROWS[:1]))] == ["甲局"]
    assert page(()).xpath("//section[@id='units']") == []


def test_many_units_are_all_in_the_table_and_the_first_twenty_in_the_plots():
    rows = tuple(row(f"第{number:02}局", number, 30, 0, 0, 0) for number in range(25))
    tree = page(rows)
    assert len(cells(tree)) == 26
    assert {len(plot.xpath(".//*[@class='name']")) for plot in tree.xpath("//*[local-name()='svg']")} == {20}
    assert "图中为前20个单位，其余5个见表。" in tree.text_content()


def test_long_names_are_cut_in_the_plot_only_and_hostile_names_stay_text():
    long, evil = "某市自然资源和规划局" * 9, "<script>x</script>\x0b\ud800"
    tree = page((row(long, 1, 2, 0, 0, 0), row(evil, 1, 1, 0, 0, 0)))
    assert [line[0] for line in cells(tree)[:1]] == [long]
    assert tree.xpath("//*[@class='name']")[0].text == long[:23] + "…"
    assert not list(tree.iter("script"))
    assert not re.search("[\x0b\ud800]", html.tostring(tree, encoding="unicode"))


# -- what a run counts ------------------------------------------------------------------------------------------------


def counted(decision, *, published=None, due=None, complete=True, unit="示例市某局"):

    entry = Figures(unit=unit, item=decision.key, published=published, due=due, complete=complete)
    return attrs.evolve(decision, figures=entry)


def test_a_run_counts_what_targets_show(desk, released, kept_back):
    report = desk.publish(
        counted(released("A"), published=ON, due=ON),
        counted(released("B"), published=ON, due=date(2026, 3, 1)),
        counted(kept_back("C", Outcome.HOLD), due=date(2026, 3, 1), complete=False),
        counted(kept_back("D", Outcome.HOLD), published=date(2026, 1, 1), due=date(2026, 3, 9)),
        kept_back("E", Outcome.WITHHOLD),
    )
    (figures,) = report.figures
    # D gives a day of publication, but no target shows it, and its day has not passed.
    assert (figures.unit, figures.entries, figures.missing) == ("示例市某局", 4, ("C", "D"))
    assert (figures.coverage, figures.timeliness, figures.completeness) == (Ratio(2, 4), Ratio(1, 3), Ratio(3, 4))
    said = json.loads((desk.run_dir / "report.json").read_text(encoding="utf-8"))
    assert said["figures"] == [
        {
            "unit": "示例市某局",
            "entries": 4,
            "coverage": {"part": 2, "whole": 4},
            "timeliness": {"part": 1, "whole": 3},
            "completeness": {"part": 3, "whole": 4},
            "missing": ["C", "D"],
        }
    ]


def test_what_was_published_before_and_is_held_now_stays_covered_until_it_is_withdrawn(desk, released, kept_back):
    desk.publish(counted(released("A"), published=ON))
    held = desk.publish(counted(kept_back("A", Outcome.HOLD), published=ON))
    assert held.figures[0].coverage == Ratio(1, 1)
    blocked = desk.publish(counted(kept_back("A", Outcome.BLOCK), published=ON))
    assert blocked.figures[0].coverage == Ratio(0, 1)


def test_what_an_order_withdrew_does_not_count_until_it_is_lifted(desk, released):
    desk.publish(counted(released("A"), published=ON), counted(released("B"), published=ON))
    desk.withdraw("A")
    again = desk.publish(counted(released("A"), published=ON), counted(released("B"), published=ON))
    assert again.figures[0].coverage == Ratio(1, 1)
    lifted = desk.publish(counted(released("A"), published=ON), counted(released("B"), published=ON), republish=["A"])
    assert lifted.figures[0].coverage == Ratio(2, 2)


def test_without_a_target_nothing_is_published(new_desk, released):
    assert new_desk().publish(counted(released("A"), published=ON)).figures[0].coverage == Ratio(0, 1)
