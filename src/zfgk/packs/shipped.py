"""The packs that ship with zfgk."""

from __future__ import annotations

from zfgk.packs.jiading import PACK as JIADING
from zfgk.packs.linyi import PACK as LINYI
from zfgk.packs.national import PACK as NATIONAL
from zfgk.packs.xuancheng import PACK as XUANCHENG

PACKS = (NATIONAL, JIADING, LINYI, XUANCHENG)
