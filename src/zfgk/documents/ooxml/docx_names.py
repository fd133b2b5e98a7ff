"""The elements of a word processor's document that a redacted copy keeps; everything else stays behind."""

from __future__ import annotations

from zfgk.documents.ooxml.names import MC, WPG, WPS, A, W

_TEXT = """
document body hdr ftr footnotes footnote endnotes endnote p r t tab br cr noBreakHyphen softHyphen sym ptab pgNum
footnoteReference endnoteReference footnoteRef endnoteRef separator continuationSeparator
ruby rubyPr rubyAlign hps hpsRaise hpsBaseText lid rt rubyBase tbl tblGrid gridCol tr tc txbxContent
"""
_RUN = """
rPr rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid color
spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout
"""
_PARAGRAPH = """
pPr pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr ilvl numId suppressLineNumbers pBdr top left
bottom right between bar start end tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE
autoSpaceDN bidi adjustRightInd ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
textboxTightWrap outlineLvl cnfStyle
"""
_TABLE = """
tblPr tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW tblCellSpacing tblInd tblBorders
insideH insideV tblLayout tblCellMar tblLook tblPrEx trPr gridBefore gridAfter wBefore wAfter cantSplit trHeight
tblHeader tcPr tcW gridSpan hMerge vMerge tcBorders tl2br tr2bl noWrap tcMar tcFitText vAlign hideMark
"""
_SECTION = """
sectPr headerReference footerReference footnotePr endnotePr pos numFmt numStart numRestart type pgSz pgMar pgBorders
lnNumType pgNumType cols col formProt noEndnote titlePg rtlGutter docGrid
"""
_STYLES = """
styles docDefaults rPrDefault pPrDefault style name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat
tblStylePr
"""
_NUMBERING = """
numbering abstractNum multiLevelType lvl lvlRestart isLgl suff lvlText lvlJc num abstractNumId lvlOverride startOverride
numStyleLink styleLink
"""


def _names(*lists: str) -> frozenset[str]:
    return frozenset(f"{W}{name}" for words in lists for name in words.split())


KEPT = _names(_TEXT, _RUN, _PARAGRAPH, _TABLE, _SECTION)
"""The elements of stories."""

KEPT_STYLES = _names(_RUN, _PARAGRAPH, _TABLE, _STYLES)
"""The elements of the styles part."""

KEPT_NUMBERING = _names(_RUN, _PARAGRAPH, _NUMBERING, "numFmt")
"""The elements of the numbering part."""

UNWRAPPED = frozenset(
    f"{W}{name}"
    for name in ("ins", "moveTo", "hyperlink", "sdt", "sdtContent", "smartTag", "customXml", "dir", "bdo", "fldSimple")
)
"""The elements of which only the content stays."""

LEFT_OUT = {
    f"{W}pict": "drawing",
    f"{W}object": "embedded",
    f"{W}altChunk": "embedded",
    f"{W}subDoc": "external-link",
    f"{W}control": "control",
    f"{W}contentPart": "drawing",
}
"""Elements that a person sees and that the copy lacks, with the kind that is said to be removed."""

DRAWN = frozenset(
    f"http://schemas.{end}"
    for end in (
        "openxmlformats.org/drawingml/2006/picture",
        "microsoft.com/office/word/2010/wordprocessingShape",
        "microsoft.com/office/word/2010/wordprocessingGroup",
    )
)
"""The drawings that the copy keeps: pictures, shapes, groups of these."""

NOT_DRAWN = frozenset(
    (
        f"{A}extLst",
        f"{A}hlinkClick",
        f"{A}hlinkHover",
        f"{A}hlinkMouseOver",
        f"{WPS}extLst",
        f"{WPG}extLst",
        f"{MC}Fallback",
    )
)
"""What is left out of drawings."""
