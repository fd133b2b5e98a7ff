"""What the meta tag ColumnType of government web sites chooses from."""

from __future__ import annotations

from zfgk.catalogue.schema import Term, Vocabulary
from zfgk.model.law import Seen

COLUMN_TYPES = Vocabulary(
    name="column-types",
    title="栏目类别（ColumnType）",
    terms=(
        Term("home", "首页"),
        Term("overview", "概况信息"),
        Term("functions", "机构职能"),
        Term("leaders", "负责人信息"),
        Term("news", "工作动态"),
        Term("policies", "政策文件"),
        Term("guide", "信息公开指南"),
        Term("catalogue", "信息公开目录"),
        Term("annual-reports", "信息公开年报"),
        Term("requests", "依申请公开"),
        Term("data-release", "数据发布"),
        Term("open-data", "数据开放"),
        Term("interpretation", "政策解读"),
        Term("response", "回应关切"),
        Term("services", "办事服务"),
        Term("enquiries", "咨询投诉"),
        Term("consultation", "征集调查"),
        Term("interviews", "在线访谈"),
    ),
    basis="《政府网站发展指引》（国办发〔2017〕47号）附件",
    edition="2017年",
    note="所见转载本将“依申请公开”“数据开放”误作“依法申请公开”“数据开发”",
    seen=Seen.SECONDARY,
    closed=False,
)
