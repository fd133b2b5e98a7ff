"""The packs that ship with zfgk."""

from __future__ import annotations

from zfgk.packs.jiading import PACK as JIADING
from zfgk.packs.linyi import PACK as LINYI
from zfgk.packs.national import PACK as NATIONAL
from zfgk.packs.shanghai import PACK as SHANGHAI
from zfgk.packs.xuancheng import PACK as XUANCHENG
from zfgk.packs.yiyang import PACK as YIYANG

PACKS = (NATIONAL, JIADING, XUANCHENG, LINYI, YIYANG, SHANGHAI)
