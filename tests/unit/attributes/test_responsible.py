import pytest

from zfgk.attributes.responsible import Origin, Provenance, responsible
from zfgk.packs.national.outcomes import RESPONSIBLE_BODY

BUREAU, OTHER, FIRST = "市自然资源局", "市生态环境局", "省自然资源厅"


@pytest.mark.parametrize(
    ("provenance", "bodies", "article"),
    [
        (Provenance(origin=Origin.MADE, made_by=BUREAU), (BUREAU,), "第十条第一款"),
        (Provenance(origin=Origin.MADE_JOINTLY, made_by=OTHER), (OTHER,), "第十条第三款"),
        (Provenance(origin=Origin.FROM_CITIZENS, kept_by=BUREAU), (BUREAU,), "第十条第一款"),
        (Provenance(origin=Origin.FROM_AGENCIES, made_by=OTHER), (OTHER,), "第十条第一款"),
        (
            Provenance(origin=Origin.FROM_AGENCIES, made_by=OTHER, first_obtained_by=FIRST),
            (OTHER, FIRST),
            "第十条第一款",
        ),
        (
            Provenance(origin=Origin.MADE, made_by=BUREAU, assigned_to=OTHER, assigned_by="某法第一条"),
            (OTHER,),
            "第十条第一款",
        ),
    ],
    ids=["made", "jointly", "citizens", "agency", "agency or first", "other law"],
)
def test_each_case_of_the_article(provenance, bodies, article):
    found = responsible(provenance)
    assert (found.bodies, found.missing) == (bodies, ())
    assert str(found.basis).endswith(article)
    assert found.allows(bodies[0])
    assert not found.allows("别的机关")


def test_every_case_of_the_rule_can_be_reached():
    reached = {responsible(Provenance(origin=origin, made_by="甲", kept_by="乙")).case.id for origin in Origin} | {
        responsible(Provenance(assigned_to="甲", assigned_by="某法")).case.id
    }
    # internal-body is no case of its own: it may take the place of the body in the others.
    assert reached == {outcome.id for outcome in RESPONSIBLE_BODY.outcomes} - {"internal-body"}


def test_an_internal_body_may_and_the_agency_still_does():
    found = responsible(Provenance(origin=Origin.MADE, made_by=BUREAU, own_name="不动产登记中心"))
    assert (found.bodies, found.may) == ((BUREAU,), "不动产登记中心")
    assert found.allows("不动产登记中心")


def test_what_was_obtained_from_an_agency_is_not_disclosed_by_an_internal_body_of_ours():
    found = responsible(Provenance(origin=Origin.FROM_AGENCIES, made_by=OTHER, own_name="不动产登记中心"))
    assert not found.allows("不动产登记中心")


@pytest.mark.parametrize(
    ("provenance", "missing"),
    [
        (Provenance(), ("origin",)),
        (Provenance(origin=Origin.MADE), ("made_by",)),
        (Provenance(origin=Origin.FROM_CITIZENS, made_by=BUREAU), ("kept_by",)),
        (Provenance(origin=Origin.FROM_AGENCIES), ("made_by", "first_obtained_by")),
        (Provenance(origin=Origin.MADE, made_by=BUREAU, assigned_by="某法"), ("assigned_to",)),
        (Provenance(origin=Origin.MADE, made_by=BUREAU, assigned_to=OTHER), ("assigned_by",)),
    ],
)
def test_what_is_missing_is_named(provenance, missing):
    assert responsible(provenance).missing == missing


def test_a_law_is_not_believed_without_its_citation():
    assert responsible(Provenance(assigned_to=OTHER)).missing == ("assigned_by",)
