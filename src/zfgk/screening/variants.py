"""Traditional forms of characters that stand in marks, titles and lists of agencies, with their simplified forms.

Not a converter: only characters that official vocabulary uses, each with one simplified form.
"""

from __future__ import annotations

_TRADITIONAL = (
    "絕機祕內資書報導請審閱閱覽會議紀錄錄檔案處號條長個級鎖隱權級國務廳縣區鄉鎮單領導幹職員勞動薪貼發放給與關於對為無"
    "開閉準備註銷冊證據調查詢問筆執罰決書歷診斷殘疾傷養護監學童兒齡戶籍還戰衛軍偵緝訊訴訟財產稅費銀帳賬債務貸購買賣價額"
    "計劃規圖測繪則標誌識別碼電話郵聯繫絡網絕斷結構組織紅頭傳達轉須應當嚴禁複製攝華際際術業園農場樓層門號車駕駛員飛視頻樂體"
)
_SIMPLIFIED = (
    "绝机秘内资书报导请审阅阅览会议纪录录档案处号条长个级锁隐权级国务厅县区乡镇单领导干职员劳动薪贴发放给与关于对为无"
    "开闭准备注销册证据调查询问笔执罚决书历诊断残疾伤养护监学童儿龄户籍还战卫军侦缉讯诉讼财产税费银账账债务贷购买卖价额"
    "计划规图测绘则标志识别码电话邮联系络网绝断结构组织红头传达转须应当严禁复制摄华际际术业园农场楼层门号车驾驶员飞视频乐体"
)

SIMPLIFIED: dict[str, str] = {
    traditional: simplified
    for traditional, simplified in zip(_TRADITIONAL, _SIMPLIFIED, strict=True)
    if traditional != simplified
}
"""The simplified form of each traditional character that is known."""
