import pytest

from zfgk.attributes.coordination import Conflict, Opinion, Standing, settle
from zfgk.errors import BadInput
from zfgk.packs.yiyang import coordination as yiyang

LOCAL = Conflict(
    confirm=yiyang.CONFIRM_WITH_UNITS, competent=yiyang.COMPETENT_UNIT_DECIDES, escalate=yiyang.LEADER_DECIDES
)


def opinions(*answers, competent=None):
    return [Opinion(body=f"科室{i}", agrees=agrees, competent=i == competent) for i, agrees in enumerate(answers)]


def test_nobody_else_is_concerned():
    assert settle([]).may_disclose is True


@pytest.mark.parametrize("conflict", [None, LOCAL])
def test_everybody_agrees(conflict):
    found = settle(opinions(True, True), conflict)
    assert (found.standing, found.may_disclose) == (Standing.AGREED, True)


@pytest.mark.parametrize("conflict", [None, LOCAL])
def test_who_has_not_answered_is_waited_for_whatever_the_others_say(conflict):
    found = settle(opinions(True, None, False, competent=0), conflict)
    assert (found.standing, found.may_disclose, found.waiting_for) == (Standing.WAITING, None, ("科室1",))


def test_the_regulation_settles_no_disagreement():
    found = settle(opinions(True, False))
    assert (found.standing, found.may_disclose, found.waiting_for) == (Standing.UNSETTLED, None, ("科室1",))
    assert "第十一条" in str(found.basis)


@pytest.mark.parametrize(("competent", "may"), [(0, True), (1, False)])
def test_in_yiyang_the_unit_with_authority_decides(competent, may):
    found = settle(opinions(True, False, competent=competent), LOCAL)
    assert (found.standing, found.may_disclose, found.follows) == (
        Standing.COMPETENT_DECIDES,
        may,
        f"科室{competent}",
    )
    assert "第六条" in str(found.basis)


def test_in_yiyang_the_leader_decides_the_rest():
    found = settle(opinions(True, False), LOCAL)
    assert (found.standing, found.may_disclose, found.waiting_for) == (Standing.ESCALATED, None, ("分管领导",))


def test_all_faults_at_once():
    twice = [
        Opinion(body="甲", agrees=True, competent=True),
        Opinion(body="甲", agrees=False),
        Opinion(body="乙", agrees=True, competent=True),
    ]
    with pytest.raises(BadInput) as caught:
        settle(twice)
    assert [fault.where for fault in caught.value.faults] == ["opinions[1].body", "opinions[2].competent"]
