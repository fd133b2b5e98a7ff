"""From a policy document to the services that it is about (阅办联动): each service item has a link to where it is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from zfgk.catalogue.life.finding import LifeFinding
from zfgk.engine.coverage import Share, share
from zfgk.model.findings import Severity
from zfgk.rules.shape import Coverage


@attrs.frozen(kw_only=True)
class ServicePolicy:
    """A policy document and the service items that it contains.

    Args:
        key: Its identifier in the catalogue.
        items: The names or codes of the service items (办事事项); for a person to say.
        links: The address where an item is done, by the item.
    """

    key: str
    items: tuple[str, ...] = ()
    links: Mapping[str, str] = attrs.field(factory=dict)


def check_service_links(policies: Iterable[ServicePolicy], rule: Coverage) -> tuple[Share, tuple[LifeFinding, ...]]:
    """Say which policies link to all their service items.

    Args:
        policies: The policies; those without service items are not counted.
        rule: The share to be reached, such as ``shanghai.link-coverage``.

    Returns:
        The share of policies all of whose items have a link, and a finding for each missing link, each link that is no
        http address, and each link to an item that the policy does not name. Whether a link can be opened is not
        looked at.
    """
    counted, covered, findings = [], [], []
    for policy in policies:
        wrong = []
        for item in dict.fromkeys(policy.items):
            address = policy.links.get(item, "").strip()
            if not address:
                wrong.append(
                    _finding(policy, rule, "link-missing", f"办事事项“{item}”没有办理链接", f"{item} has no link")
                )
            elif not address.startswith(("https://", "http://")):
                zh, en = f"办事事项“{item}”的链接不是网址", f"the link of {item} is no address"
                wrong.append(_finding(policy, rule, "link-no-address", zh, en))
        findings += wrong
        findings += [
            _finding(policy, rule, "link-to-no-item", f"链接所指的“{item}”不是所列办事事项", f"{item} is not listed")
            for item in policy.links
            if item not in policy.items
        ]
        if policy.items:
            counted.append(policy.key)
            covered += [] if wrong else [policy.key]
    return share(rule, counted, covered), tuple(findings)


def _finding(policy: ServicePolicy, rule: Coverage, check: str, zh: str, en: str) -> LifeFinding:
    return LifeFinding(check=check, severity=Severity.REVIEW, about=policy.key, zh=zh, en=en, basis=str(rule.basis))
