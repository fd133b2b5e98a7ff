"""Whom a policy goes to by the four ways of pushing (四类推送法), as plain data for whatever delivers it.

Policies carry tags of their audience; subscriptions are given by the caller as an opaque key and tags. Nothing is known
or kept about who is behind a key, what was opened, or what anybody did.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

import attrs

from zfgk.engine.remarks import Remark
from zfgk.engine.shapes import check
from zfgk.errors import BadInput, Fault
from zfgk.model.information import Attribute, Scope
from zfgk.packs.shanghai.push import PARTNERS, PUSH_CHANNELS, PUSH_METHODS, PUSH_RECORD


class Way(Enum):
    """A way of pushing; the values are those of the rule ``shanghai.push-methods``."""

    TARGETED = "targeted"
    """精准推送或者订阅: into the space of a person or an enterprise that subscribed."""
    BROAD = "broad"
    """广泛推送: through information platforms of others, to whoever reads them."""
    DIRECT = "direct"
    """直达推送: by short message and the like, for policies that something can be applied for under."""
    RELAYED = "relayed"
    """接力推送: through service windows, associations, chambers and parks."""

    @property
    def term(self) -> str:
        """What the text calls it."""
        return _OUTCOMES[self.value].when

    @property
    def channel(self) -> str:
        """The channel that the text names for it."""
        return _OUTCOMES[self.value].then


_OUTCOMES = {outcome.id: outcome for outcome in PUSH_CHANNELS.outcomes}


def _parts(parts: Iterable[str]) -> frozenset[str]:
    return frozenset(parts)


def _tags(tags: Iterable[str]) -> frozenset[str]:
    return frozenset(tag for tag in map(folded, tags) if tag)


def folded(tag: str) -> str:
    """Return a tag as it is compared: width and case folded, without spaces around it."""
    return unicodedata.normalize("NFKC", tag).strip().casefold()


@attrs.frozen(kw_only=True)
class Policy:
    """A policy that is to be pushed.

    Args:
        id: Its index number.
        title: Its title.
        tags: The tags of its audience (目标受众标签) and its topics (主题), folded.
        service: Whether it is about something that one applies for (办事类政策).
        attribute: Its disclosure attribute.
        scope: To whom it is disclosed.
        parts: What goes along: ``original``, ``interpretation``, ``questions``; partners need all three.
    """

    id: str
    title: str
    tags: frozenset[str] = attrs.field(converter=_tags)
    service: bool = False
    attribute: Attribute = Attribute.PROACTIVE
    scope: Scope = Scope.PUBLIC
    parts: frozenset[str] = attrs.field(default=frozenset(), converter=_parts)


@attrs.frozen(kw_only=True)
class Subscription:
    """What somebody subscribed to.

    Args:
        key: An opaque key; who is behind it only the subscriber's own system knows.
        tags: The tags and topics subscribed to, folded; one that a policy has too is enough.
        direct: Whether messages by the direct way were asked for, too.
    """

    key: str
    tags: frozenset[str] = attrs.field(converter=_tags)
    direct: bool = False


@attrs.frozen(kw_only=True)
class Partner:
    """An organisation or window that passes policies on.

    Args:
        key: Its name or number.
        tags: The tags of those whom it serves, folded; none if it takes every policy.
    """

    key: str
    tags: frozenset[str] = attrs.field(default=(), converter=_tags)


@attrs.frozen
class Order:
    """One thing to deliver; the same question gives the same orders, so a deliverer can tell what it did before.

    Args:
        policy: The policy's id.
        way: The way.
        to: The key of the subscription, the partner or the platform.
        matched: The tags that the policy and the recipient share, sorted.
    """

    policy: str
    way: Way
    to: str
    matched: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return it as JSON values."""
        return {"policy": self.policy, "way": self.way.value, "to": self.to, "matched": list(self.matched)}


def plan(
    policies: Iterable[Policy],
    subscriptions: Iterable[Subscription] = (),
    *,
    partners: Iterable[Partner] = (),
    platforms: Iterable[str] = (),
) -> Iterator[Order]:
    """Match policies with subscriptions, partners and platforms; subscriptions are looked at one by one.

    Args:
        policies: The policies.
        subscriptions: The subscriptions. Each gets by the targeted way what shares a tag with it, and by the direct way
            what of that is about something to apply for, if it asked for that way.
        partners: Who passes policies on; each gets by the relayed way what shares a tag with it.
        platforms: Platforms of others; each gets every policy by the broad way.

    Yields:
        The orders: of the platforms, of the partners, then of the subscriptions, each in the order of the policies.

    Raises:
        BadInput: With every policy that is not disclosed to everybody or has the id of another one, before anything is
            yielded; for a subscription without a tag when its turn comes.

    Source: 上海市规划和自然资源局2024年政务公开工作要点二（三）、二（六）.
    """
    return _orders(_checked(policies), subscriptions, partners, platforms)


def remarks(policies: Iterable[Policy], *, relayed: bool = False) -> Iterator[tuple[str, Remark]]:
    """Say what policies lack for being pushed.

    Args:
        policies: The policies.
        relayed: Whether partners pass them on, who must get the original, its interpretation and common questions.

    Yields:
        A policy's id with a remark.
    """
    for policy in policies:
        # That one can subscribe by topic is what subscriptions with tags are.
        given = {"audience-tags": sorted(policy.tags), "topic-subscription": "tags"}
        yield from ((policy.id, one) for one in check(PUSH_RECORD, given))
        if relayed:
            yield from ((policy.id, one) for one in check(PARTNERS, sorted(policy.parts)))


def unused(ways: Iterable[Way]) -> tuple[Remark, ...]:
    """Say which of the four ways nothing goes: the text asks for all of them together (综合运用).

    Args:
        ways: The ways that are used.
    """
    return check(PUSH_METHODS, sorted({way.value for way in ways}))


def _checked(policies: Iterable[Policy]) -> dict[str, Policy]:
    known: dict[str, Policy] = {}
    faults: list[Fault] = []
    for place, policy in enumerate(policies):
        if known.setdefault(policy.id, policy) is not policy:
            faults.append(Fault(f"policies[{place}].id", f"{policy.id} comes twice", then="give each policy its own"))
        if policy.attribute is not Attribute.PROACTIVE or policy.scope is not Scope.PUBLIC:
            what = f"{policy.id} is {policy.attribute.value}, {policy.scope.value}"
            then = "leave it out; what concerns particular parties goes to them alone"
            faults.append(Fault(f"policies[{place}]", what, "only what is public to everybody is pushed", then))
    if faults:
        raise BadInput("policies", faults)
    return known


class _Index:
    """Policies by their tags, so that a subscription costs no more than the policies it matches."""

    def __init__(self, policies: Iterable[Policy]) -> None:
        self.policies: list[Policy] = list(policies)
        self._by_tag: dict[str, list[int]] = {}
        for number, policy in enumerate(self.policies):
            for tag in policy.tags:
                self._by_tag.setdefault(tag, []).append(number)

    def matches(self, tags: frozenset[str]) -> Iterator[tuple[Policy, tuple[str, ...]]]:
        """Yield the policies that share a tag, in their order, with the tags shared."""
        for number in sorted({number for tag in tags for number in self._by_tag.get(tag, ())}):
            yield self.policies[number], tuple(sorted(self.policies[number].tags & tags))


def _orders(
    known: Mapping[str, Policy],
    subscriptions: Iterable[Subscription],
    partners: Iterable[Partner],
    platforms: Iterable[str],
) -> Iterator[Order]:
    index = _Index(known.values())
    for platform in platforms:
        yield from (Order(policy, Way.BROAD, platform) for policy in known)
    for partner in partners:
        if partner.tags:
            yield from (Order(one.id, Way.RELAYED, partner.key, tags) for one, tags in index.matches(partner.tags))
        else:
            yield from (Order(policy, Way.RELAYED, partner.key) for policy in known)
    for place, one in enumerate(subscriptions):
        if not one.tags:
            fault = Fault(f"subscriptions[{place}].tags", f"{one.key} subscribes to nothing", then="give it a tag")
            raise BadInput("subscriptions", [fault])
        for policy, matched in index.matches(one.tags):
            yield Order(policy.id, Way.TARGETED, one.key, matched)
            if one.direct and policy.service:
                yield Order(policy.id, Way.DIRECT, one.key, matched)
