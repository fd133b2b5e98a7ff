"""What earlier versions said in the fields that an exporter recalls, as the host tells it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import attrs

from zfgk.model.exchange import Change

_Fields = Mapping[str, str]


@attrs.define
class Recall:
    """Remembers what versions said, and tells it with the later ones of the same key.

    Args:
        names: The extra fields that the exporter recalls.
        said: What each version said in them, by key and by version.
    """

    names: Sequence[str]
    said: dict[str, dict[int, _Fields]] = attrs.field(factory=lambda: defaultdict(dict))

    def told_with(self, change: Change) -> Change:
        """Return a change with what the versions before it said, and remember what this one says.

        Args:
            change: The change; what it already holds of earlier versions stays.
        """
        extra = change.record.extra if change.record else {}
        if says := {name: extra[name] for name in self.names if extra.get(name)}:
            self.said[change.key][change.version] = says
        earlier: list[_Fields] = []
        for version, said in sorted(self.said.get(change.key, {}).items(), reverse=True):
            if version < change.version and earlier[-1:] != [said]:
                earlier.append(said)
        return change if change.earlier else attrs.evolve(change, earlier=tuple(earlier))

    def copy(self) -> Recall:
        """Return one that remembers the same."""
        said = defaultdict(dict, {key: dict(versions) for key, versions in self.said.items()})
        return Recall(self.names, said)
