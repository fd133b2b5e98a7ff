"""No personal datum of who wrote a message gets out by a list, a figure or an error."""

import logging

from zfgk.asking import builtin
from zfgk.cli import group, run
from zfgk.register.kinds import MESSAGE
from zfgk.register.others import kept
from zfgk.register.store import open_register

PERSON = {"姓名": "欧阳独一", "身份证明": "11010519491231002X", "联系方式": "13800001111", "地址": "某市某路甲乙丙12号"}
ABOUT = ("--from", "2025-09-01", "--until", "2025-09-30")
COMMANDS = {
    "matters": {"list": ("{url}",), "owed": ("{url}", "--pack", "xuancheng", "--all", "--on", "2025-10-01")},
    "messages": {
        "statistics": ("{url}", *ABOUT, "--rule", "xuancheng.answer-message", "--on", "2025-10-01"),
        "coverage": ("{url}", *ABOUT, "--on", "2025-10-01"),
        "questions": ("{folder}/questions.csv", "--least", "1"),
    },
    "submissions": {"bulletin": ("{url}", *ABOUT, "--out", "{folder}/{style}.xlsx")},
    "push": {"plan": ("{folder}/policies.csv",)},
}
FINDS = {"coverage": 1}


def written(folder, name, rows):
    (folder / name).write_text("\n".join(",".join(row) for row in rows) + "\n", encoding="utf-8")
    return str(folder / name)


def test_no_command_shows_a_personal_datum(tmp_path, capsys, caplog):
    caplog.set_level(logging.DEBUG)
    url = str(tmp_path / "register.sqlite")
    heads = ["事项编号", "事件编号", "事件", "日期", "类别", "标题", "申请人编号", *PERSON]
    message = [
        "M1",
        "M1/1",
        "公众在互动栏目提出问题",
        "2025-09-01T08:00+08:00",
        "投诉",
        "欧 阳独一的宅基地，电话13800001111",
        "P1",
    ]
    item = ["I1", "I1/1", "部门上报信息", "2025-09-03", "", "欧阳独一的事迹", "P1"]
    empty = ["" for _ in PERSON]
    sheet = written(tmp_path, "sheet.csv", [heads, [*message, *PERSON.values()], [*item, *empty]])
    questions = [["1", "户主欧阳独一家，证件11010519491231002X，电话13800001111，怎么登记", "请找户主欧阳独一"]]
    written(tmp_path, "questions.csv", [["编号", "问题", "答复"], *questions])
    written(tmp_path, "policies.csv", [["索引号", "名称", "公开属性"], ["P-1", "一件", "主动公开"]])
    assert run(["register", "import", url, sheet, "--recorded-at", "2025-12-31T17:00"]) == 0
    for room, commands in COMMANDS.items():
        assert set(group.get_command(None, room).commands) == set(commands), "say how the new command is called"
        for name, arguments in commands.items():
            for style in ("text", "json"):
                told = [part.format(url=url, folder=tmp_path, style=style) for part in arguments]
                assert run([room, name, *told, "--format", style]) == FINDS.get(name, 0), name
    assert run(["register", "show", url, "M1"]) == 0
    # What goes wrong: a question whose number comes twice, a policy that is not public, an impossible answer.
    written(tmp_path, "questions.csv", [["编号", "问题", "答复"], *questions, *questions])
    assert run(["messages", "questions", str(tmp_path / "questions.csv"), "--least", "1"]) == 2
    assert run(["register", "add", url, "--request", "M1", "--event", "message.answered=2024-03-20"]) == 2
    said = capsys.readouterr()
    everything = said.out + said.err + caplog.text
    assert "怎么登记" in everything
    assert not [datum for datum in (*PERSON.values(), "欧 阳独一") if datum in everything]


def test_what_is_erased_goes_out_of_the_subjects_of_messages_too(tmp_path):
    url = str(tmp_path / "register.sqlite")
    heads = ["事项编号", "事件编号", "事件", "日期", "标题", "申请人编号", *PERSON]
    row = ["M1", "M1/1", "公众在互动栏目提出问题", "2025-09-01T08:00+08:00", "欧阳独一的宅基地", "P1", *PERSON.values()]
    sheet = written(tmp_path, "sheet.csv", [heads, row])
    assert run(["register", "import", url, sheet, "--recorded-at", "2025-12-31T17:00"]) == 0
    assert run(["register", "erase", url, "P1"]) == 0
    with open_register(url, builtin().events, reading=True) as register:
        (message,) = kept(register, MESSAGE)
    assert message.subject == "***的宅基地"
    assert "欧阳独一".encode() not in (tmp_path / "register.sqlite").read_bytes()
