"""Words that stand where a value should be: what programs print for nothing, and what people leave behind in forms."""

from __future__ import annotations

NOTHING = r"null|none|nan|undefined"
"""What programs print for nothing, as an expression."""
LEFT_BEHIND = rf"{NOTHING}|n/a|#n/a|#ref!|#value!|todo|test|测试|x{{2,10}}|待填写?"
"""That, and what spreadsheets and people leave behind, as an expression that a whole value matches."""
