import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.errors import BadInput
from zfgk.matters.push import Order, Partner, Policy, Subscription, Way, plan, remarks, unused
from zfgk.model.information import Attribute, Scope

RENT = Policy(id="P1", title="公租房申请指南", tags=["个人", "住房保障"], service=True)
LAND = Policy(id="P2", title="工业用地政策", tags=["企业", "供地"])


def orders(*args, **options):
    return [one.to_json() for one in plan(*args, **options)]


def test_the_four_ways_are_those_of_the_text():
    assert {way.value: (way.term, way.channel) for way in Way} == {
        "targeted": ("精准推送或者订阅", "“一网通办”个人和企业专属空间"),
        "broad": ("广泛推送", "第三方互联网资讯平台"),
        "direct": ("办事类政策及申报渠道的直达推送", "短消息等传统网络通讯方式"),
        "relayed": ("接力推送", "政务服务窗口、行业协会、商会、产业园区等线下渠道"),
    }


def test_each_way_reaches_whom_it_is_for():
    found = orders(
        [RENT, LAND],
        [
            Subscription(key="k1", tags=["住房保障"], direct=True),
            Subscription(key="k2", tags=["供地", "企业", "税收"], direct=True),
            Subscription(key="k3", tags=["税收"]),
        ],
        partners=[Partner(key="工业园区", tags=["企业"]), Partner(key="服务窗口")],
        platforms=["资讯平台"],
    )
    assert [(one["policy"], one["way"], one["to"], one["matched"]) for one in found] == [
        ("P1", "broad", "资讯平台", []),
        ("P2", "broad", "资讯平台", []),
        ("P2", "relayed", "工业园区", ["企业"]),
        ("P1", "relayed", "服务窗口", []),
        ("P2", "relayed", "服务窗口", []),
        ("P1", "targeted", "k1", ["住房保障"]),
        ("P1", "direct", "k1", ["住房保障"]),
        ("P2", "targeted", "k2", ["企业", "供地"]),
    ]


def test_tags_are_compared_without_width_case_and_spaces():
    policy = Policy(id="P", title="t", tags=[" ＩＴ企业 ", ""])
    assert policy.tags == {"it企业"}
    assert [one.to for one in plan([policy], [Subscription(key="k", tags=["it企业"])])] == ["k"]


TAGS = st.lists(st.sampled_from("abcdef"), max_size=4)
POLICIES = st.lists(st.tuples(TAGS, st.booleans()), max_size=5)
SUBSCRIPTIONS = st.lists(st.tuples(TAGS.filter(bool), st.booleans()), max_size=6)


@given(POLICIES, SUBSCRIPTIONS, st.lists(TAGS, max_size=3), st.lists(st.sampled_from("xyz"), unique=True))
def test_the_orders_are_those_of_a_comparison_of_each_with_each(policies, subscribed, partners, platforms):
    known = [Policy(id=f"P{n}", title="t", tags=tags, service=service) for n, (tags, service) in enumerate(policies)]
    keys = [Subscription(key=f"k{n}", tags=tags, direct=direct) for n, (tags, direct) in enumerate(subscribed)]
    relays = [Partner(key=f"r{n}", tags=tags) for n, tags in enumerate(partners)]
    naive = {(policy.id, Way.BROAD, platform) for policy, platform in itertools.product(known, platforms)}
    for policy, one in itertools.product(known, keys):
        if set(policy.tags) & set(one.tags):
            naive.add((policy.id, Way.TARGETED, one.key))
            if one.direct and policy.service:
                naive.add((policy.id, Way.DIRECT, one.key))
    for policy, one in itertools.product(known, relays):
        if not one.tags or set(policy.tags) & set(one.tags):
            naive.add((policy.id, Way.RELAYED, one.key))
    found = list(plan(known, keys, partners=relays, platforms=platforms))
    assert len(found) == len(naive)
    assert {(one.policy, one.way, one.to) for one in found} == naive
    assert found == list(plan(known, keys, partners=relays, platforms=platforms))


def test_subscriptions_are_looked_at_one_by_one():
    endless = (Subscription(key=str(n), tags=["住房保障"]) for n in itertools.count())
    assert list(itertools.islice(plan([RENT], endless), 3)) == [
        Order("P1", Way.TARGETED, str(n), ("住房保障",)) for n in range(3)
    ]


def test_what_is_not_public_to_everybody_is_pushed_to_nobody_and_all_of_it_is_named_at_once():
    wrong = [
        RENT,
        Policy(id="P3", title="t", tags=["个人"], attribute=Attribute.ON_REQUEST),
        Policy(id="P4", title="t", tags=["个人"], scope=Scope.TO_PARTIES),
        RENT.__class__(id="P1", title="另一件", tags=["个人"]),
    ]
    with pytest.raises(BadInput) as error:
        plan(wrong, [])
    assert [(fault.where, fault.what) for fault in error.value.faults] == [
        ("policies[1]", "P3 is on-request, public"),
        ("policies[2]", "P4 is proactive, to-parties"),
        ("policies[3].id", "P1 comes twice"),
    ]


def test_a_subscription_to_nothing_is_refused_by_its_key():
    with pytest.raises(BadInput, match="k9 subscribes to nothing"):
        list(plan([RENT], [Subscription(key="k9", tags=[" "])]))


def test_what_a_policy_lacks_is_remarked():
    bare = Policy(id="P", title="t", tags=[], parts=["original"])
    assert [(name, one.rule, one.element) for name, one in remarks([RENT, bare])] == [
        ("P", "shanghai.push-record", "audience-tags")
    ]
    assert [(name, one.element) for name, one in remarks([bare], relayed=True)][1:] == [
        ("P", "interpretation"),
        ("P", "questions"),
    ]


def test_ways_that_nothing_goes_are_named():
    assert [one.element for one in unused([Way.TARGETED, Way.BROAD])] == ["direct", "relayed"]
    assert unused(Way) == ()
