"""Documents that name each other: by number, by title, never one that came later."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.catalogue.life.cleaning import Cleaning, cleaning_table, compare, shown_in_force
from zfgk.catalogue.life.events import Happening, LifeEvent, NormativeDocument, Reference, ReferenceKind
from zfgk.catalogue.life.library import Library, Link, number_key, title_key
from zfgk.catalogue.life.validity import State
from zfgk.errors import BadInput
from zfgk.packs.shanghai.catalogue import VALID_ONLY


def made(
    key: str,
    day: date,
    *,
    title: str = "",
    number: str = "",
    effect: date | None = None,
    years: int | None = None,
    refs: tuple[Reference, ...] = (),
    events: tuple[LifeEvent, ...] = (),
) -> NormativeDocument:
    first = LifeEvent(what=Happening.PUBLISHED, day=day, effect=effect, years=years)
    return NormativeDocument(
        key=key, title=title or f"{key}办法", number=number, events=(first, *events), references=refs
    )


def ref(relation: ReferenceKind, number: str = "", title: str = "") -> Reference:
    return Reference(relation=relation, number=number, title=title)


OLD = made("old", date(2015, 3, 1), title="某市征地办法", number="某政发〔2015〕3号")
NEW = made(
    "new",
    date(2020, 6, 10),
    title="某市征地办法",
    number="某政发〔2020〕8号",
    effect=date(2020, 7, 1),
    refs=(ref(ReferenceKind.REPEALS, number="某政发[2015]第03号", title="《某市征地办法》"),),
)


def test_a_new_version_repeals_the_old_one_from_its_own_effect_on() -> None:
    library = Library((OLD, NEW))
    assert library.links == (Link("new", "old", ReferenceKind.REPEALS),)
    assert library.findings == ()
    assert library.validity("old", date(2020, 6, 30)).state is State.EFFECTIVE
    assert library.validity("old", date(2020, 6, 30)).until == date(2020, 6, 30)
    after = library.validity("old", date(2020, 7, 1))
    assert after.state is State.REPEALED
    assert "《某市征地办法》（某政发〔2020〕8号）" in after.explain()
    assert library.validity("new", date(2020, 7, 1)).in_force


def test_a_repeal_is_known_and_works_from_its_day_of_publication_on() -> None:
    assert Library((OLD, NEW)).validity("old", date(2020, 6, 9)).until is None
    assert Library((OLD, NEW)).validity("old", date(2020, 6, 10)).until == date(2020, 6, 30)
    at_once = made("act", date(2020, 6, 10), refs=(ref(ReferenceKind.REPEALS, title="某市征地办法"),))
    assert Library((OLD, at_once)).validity("old", date(2020, 6, 10)).state is State.REPEALED


def test_a_title_alone_never_means_the_document_itself() -> None:
    new = made("new", date(2020, 6, 10), title="某市征地办法", refs=(ref(ReferenceKind.REPEALS, title="某市征地办法"),))
    assert Library((OLD, new)).links == (Link("new", "old", ReferenceKind.REPEALS),)


def test_writings_of_one_title_and_number_meet() -> None:
    assert title_key("《某市 “征地”办法（试行）》") == title_key("某市征地办法(试行)")
    assert number_key("某政发[2015]第03号") == "某政发〔2015〕3号"
    assert number_key(" 国土资发〔201672号 ") == "国土资发〔201672号"


def test_what_a_notice_only_issues_is_called_by_its_own_title_too() -> None:
    old = made("old", date(2015, 3, 1), title="某市关于印发《某市征地办法》的通知", number="某政发〔2015〕3号")
    short = ref(ReferenceKind.REPEALS, number="某政发〔2015〕3号", title="《某市征地办法》")
    whole = ref(ReferenceKind.REPEALS, title="《某市关于印发〈某市征地办法〉的通知》")
    for reference in (short, whole):
        act = made("act", date(2020, 1, 1), refs=(reference,))
        assert Library((old, act)).links == (Link("act", "old", ReferenceKind.REPEALS),)
    changed = made("changed", date(2020, 1, 1), title="某市关于修改《某市征地办法》的决定")
    later = made("later", date(2021, 1, 1), refs=(short,))
    assert Library((old, changed, later)).findings == ()


@pytest.mark.parametrize(
    ("reference", "check"),
    [
        (ref(ReferenceKind.REPEALS, number="某政发〔2014〕1号"), "unresolved"),
        (ref(ReferenceKind.AMENDS, title="没有的办法"), "unresolved"),
        (ref(ReferenceKind.REPEALS, number="某政发〔2015〕3号", title="另一办法"), "number-and-title-differ"),
        (ref(ReferenceKind.REPEALS, number="某政发〔2014〕1号", title="某市征地办法"), "unresolved"),
        (ref(ReferenceKind.REPEALS, title="年度计划"), "ambiguous"),
        (ref(ReferenceKind.REPEALS, title="以后的办法"), "unresolved"),
    ],
)
def test_what_means_no_document_or_several_is_told_and_works_on_none(reference: Reference, check: str) -> None:
    others = (
        made("plan-1", date(2013, 1, 1), title="年度计划"),
        made("plan-2", date(2014, 1, 1), title="年度计划"),
        made("later", date(2021, 1, 1), title="以后的办法"),
    )
    library = Library((OLD, *others, made("act", date(2020, 1, 1), refs=(reference,))))
    assert [(one.check, one.about) for one in library.findings] == [(check, "act")]
    assert library.links == ()
    assert all(library.validity(one.key, date(2022, 1, 1)).in_force for one in others)


def test_documents_that_repeal_each_other_are_a_circle_and_neither_works() -> None:
    day = date(2020, 1, 1)
    based = ref(ReferenceKind.BASED_ON, title="b办法")
    one = made("a", day, refs=(ref(ReferenceKind.REPEALS, title="b办法"), based))
    two = made("b", day, refs=(ref(ReferenceKind.AMENDS, title="a办法"),))
    library = Library((one, two))
    assert [(found.check, found.about) for found in library.findings] == [("circle", "a")]
    assert library.links == (Link("a", "b", ReferenceKind.BASED_ON),)
    assert {found.state for found in library.table(date(2021, 1, 1))} == {State.EFFECTIVE}


def test_one_document_that_ends_and_keeps_another_contradicts_itself() -> None:
    act = made(
        "act",
        date(2020, 1, 1),
        refs=(
            ref(ReferenceKind.REPEALS, title="某市征地办法"),
            ref(ReferenceKind.CONTINUES, number="某政发〔2015〕3号"),
        ),
    )
    assert "at-odds" in [one.check for one in Library((OLD, act)).findings]


def test_a_second_repeal_and_a_shared_number_are_told() -> None:
    again = made("again", date(2021, 1, 1), refs=(ref(ReferenceKind.REPEALS, number="某政发〔2015〕3号"),))
    double = made("double", date(2021, 1, 1), number="某政发〔2020〕8号")
    checks = {one.check for one in Library((OLD, NEW, again, double)).findings}
    assert checks == {"repealed-twice", "number-shared"}


def test_what_was_repealed_before_it_took_effect_never_did_anything() -> None:
    planned = made(
        "planned", date(2020, 1, 1), effect=date(2020, 6, 1), refs=(ref(ReferenceKind.REPEALS, title="某市征地办法"),)
    )
    stopped = made("stopped", date(2020, 3, 1), refs=(ref(ReferenceKind.REPEALS, title="planned办法"),))
    library = Library((OLD, planned, stopped))
    assert library.validity("old", date(2020, 2, 1)).until == date(2020, 5, 31)
    assert library.validity("old", date(2020, 6, 1)).in_force


def test_thirty_versions_of_one_day_that_each_repeal_all_before_are_answered_at_once() -> None:
    """Without remembering what was worked out this takes 2**40 steps."""
    day = date(2020, 1, 1)
    documents = [
        made(f"v{i}", day, refs=tuple(ref(ReferenceKind.REPEALS, title=f"v{k}办法") for k in range(i)))
        for i in range(40)
    ]
    states = [one.state for one in Library(documents).table(date(2021, 1, 1))]
    # The last version stands; it stopped all others on the day on which they would have begun to work.
    assert states == [State.REPEALED] * 39 + [State.EFFECTIVE]


def test_two_documents_of_one_key_are_refused() -> None:
    with pytest.raises(BadInput, match="old"):
        Library((OLD, OLD))
    with pytest.raises(BadInput, match="none"):
        Library((OLD,)).validity("none", date(2020, 1, 1))


def test_a_reference_names_something() -> None:
    with pytest.raises(ValueError, match="names no document"):
        ref(ReferenceKind.REPEALS, title=" ")


def test_a_library_shows_what_is_in_force() -> None:
    library = Library((OLD, NEW))
    shown = shown_in_force(library, ["old", "new"], VALID_ONLY, date(2020, 7, 1))
    assert (shown.counted, shown.covered, shown.missing, shown.ok) == (2, 1, ("old",), False)
    assert shown_in_force(library, ["new"], VALID_ONLY, date(2020, 7, 1)).ok
    with pytest.raises(BadInput, match="nobody"):
        shown_in_force(library, ["nobody"], VALID_ONLY, date(2020, 7, 1))


# -- cleaning ----------------------------------------------------------------------------------------------------------

_BASED = made("based", date(2016, 1, 1), refs=(ref(ReferenceKind.BASED_ON, number="某政发〔2015〕3号"),), years=10)
_SHORT = made("short", date(2018, 1, 1), years=2)


def test_the_table_says_what_follows_and_what_speaks_against_keeping() -> None:
    rows = {row.key: row for row in cleaning_table(Library((OLD, NEW, _BASED, _SHORT)), date(2020, 12, 31))}
    assert rows["old"].follows is Cleaning.REPEAL
    assert rows["short"].follows is Cleaning.EXPIRED
    assert (rows["new"].follows, rows["new"].against) == (None, ())
    assert (rows["based"].follows, rows["based"].against) == (None, ("制定依据《某市征地办法》已废止",))
    assert rows["short"].to_row()["state_term"] == "已失效"


def test_an_end_that_comes_soon_is_told_on_demand() -> None:
    library = Library((_SHORT,))
    assert cleaning_table(library, date(2019, 12, 1), soon=31)[0].against == ("有效期至2019-12-31",)
    assert cleaning_table(library, date(2019, 12, 1), soon=30)[0].against == ("有效期至2019-12-31",)
    assert cleaning_table(library, date(2019, 12, 1), soon=29)[0].against == ()
    assert cleaning_table(library, date(2019, 12, 31))[0].against == ()


def test_a_basis_amended_later_speaks_against_keeping() -> None:
    amended = LifeEvent(what=Happening.AMENDED, day=date(2019, 1, 1))
    old = made("old", date(2015, 3, 1), title="某市征地办法", number="某政发〔2015〕3号", events=(amended,))
    row = cleaning_table(Library((old, _BASED)), date(2020, 1, 1))[1]
    assert row.against == ("制定依据《某市征地办法》在其施行后修改",)
    same_day = attrs.evolve(old, events=(old.events[0], attrs.evolve(amended, day=date(2016, 1, 1))))
    assert cleaning_table(Library((same_day, _BASED)), date(2020, 1, 1))[1].against == ()


def test_a_published_result_is_compared() -> None:
    library = Library((OLD, NEW, _BASED, _SHORT))
    result = {
        "old": Cleaning.KEEP,
        "new": Cleaning.EXPIRED,
        "short": Cleaning.REPEAL,
        "nobody": Cleaning.KEEP,
    }
    found = {(one.check, one.about) for one in compare(library, date(2020, 12, 31), result)}
    assert found == {
        ("ended-already", "old"),
        ("not-expired", "new"),
        ("expired-not-repealed", "short"),
        ("unknown-document", "nobody"),
        ("left-out", "based"),
    }
    right = {"old": Cleaning.REPEAL, "new": Cleaning.KEEP, "short": Cleaning.EXPIRED, "based": Cleaning.AMEND}
    assert compare(library, date(2020, 12, 31), right) == ()
    # What has ended need not be listed.
    assert compare(library, date(2020, 12, 31), {"new": Cleaning.KEEP, "based": Cleaning.AMEND}) == ()


# -- laws --------------------------------------------------------------------------------------------------------------

_START = date(2020, 1, 1)
_DAYS = st.integers(0, 30).map(lambda n: _START + timedelta(days=n))


@st.composite
def _libraries(draw: st.DrawFn) -> tuple[NormativeDocument, ...]:
    count = draw(st.integers(2, 6))
    titles = [f"{'甲乙丙'[i % 3]}办法" for i in range(count)]  # some titles are borne by two documents
    references = st.builds(
        ref,
        st.sampled_from(ReferenceKind),
        title=st.sampled_from(titles),
        number=st.sampled_from(["", "某发〔2020〕1号"]),
    )
    return tuple(
        made(
            f"d{i}",
            draw(_DAYS),
            title=titles[i],
            number=f"某发〔2020〕{i + 1}号",
            effect=draw(st.none() | _DAYS),
            refs=tuple(draw(st.lists(references, max_size=3))),
        )
        for i in range(count)
    )


@given(documents=_libraries(), on=_DAYS)
def test_what_is_published_later_changes_nothing_about_a_day(
    documents: tuple[NormativeDocument, ...], on: date
) -> None:
    published = tuple(one for one in documents if one.publication is not None and one.publication.day <= on)
    assert Library(published).table(on) == tuple(
        one for one in Library(documents).table(on) if one.key in {document.key for document in published}
    )


@given(documents=_libraries(), order=st.randoms(use_true_random=False), on=_DAYS)
def test_the_order_of_the_documents_does_not_matter(
    documents: tuple[NormativeDocument, ...], order: object, on: date
) -> None:
    shuffled = list(documents)
    order.shuffle(shuffled)
    straight = {one.key: one.state for one in Library(documents).table(on)}
    assert {one.key: one.state for one in Library(shuffled).table(on)} == straight


@given(documents=_libraries())
def test_every_reference_is_a_link_a_finding_or_part_of_a_circle(documents: tuple[NormativeDocument, ...]) -> None:
    library = Library(documents)
    linked = {(one.source, one.relation) for one in library.links}
    told = {one.about for one in library.findings} | {
        key for one in library.findings if one.check == "circle" for key in one.zh.partition("：")[2].split("、")
    }
    for document in documents:
        for reference in document.references:
            assert (document.key, reference.relation) in linked or document.key in told
