"""A column with every kind of page, served on this machine, and the programs that look at it.

Everything here fails, and never skips, where a program is missing: ``python3 tools/browser.py`` installs them.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import http.server
import json
import shutil
import subprocess
import threading
from datetime import date, datetime, timedelta
from pathlib import Path

import attrs
import pytest

from zfgk import Change, ContentPart, Record
from zfgk_portal_site import EXPORTER

ROOT = Path(__file__).parents[3]
MODULES = ROOT / ".tox" / ".browser" / "node_modules"
AT = datetime.fromisoformat("2026-03-02T09:30:00+08:00")
SETTINGS = {
    "base_url": "https://zrzyj.example.gov.cn/",
    "title": "云汀市自然资源局",
    "author": "云汀市自然资源局",
    "site_id_code": "0000000001",
    "contact": "云汀市自然资源局办公室\n电话：0000-0000000（工作日9:00-12:00）",
    "page_size": "5",
}
THICK, CLEAR = 2, 3
"""An outline of two pixels or more that contrasts 3:1 or more with what it lies on (WCAG 2.2, 2.4.13 and 1.4.11)."""

TEXT = (
    "云汀市自然资源局\n关于印发《供应计划》的通知\n各县自然资源局：\n现将《供应计划》印发给你们，请认真执行。\n"
    "云汀市自然资源局\n2025年2月28日\n"
)
WEB_PAGE = (
    "<!DOCTYPE html><html><body onload='alert(1)'><h1>国有建设用地使用权挂牌出让公告</h1><p>现将有关事项公告如下：</p>"
    "<h4>一、地块</h4><table><tr><th rowspan=2>编号<th colspan=2>面积<th>用途<th>年限<th>容积率<th>起始价（万元）<tr><td>亩<td>公顷"
    "<tr><th>禾渡工2025-07<td>57.3<td>3.82<td>工业<td>50年<td>不低于1.2<td><b>1376</b><tr><td></table><ul><li>甲<li>乙</ul>"
    "<script>alert(1)</script><img src=x onerror=alert(1)><p>云汀市自然资源局<br>2025年3月18日</p></body></html>"
)


@attrs.frozen
class Column:
    """A column that is being served.

    Args:
        www: Its folder.
        address: Its address on this machine, with a slash at its end.
    """

    www: Path
    address: str

    def page(self, pattern: str) -> str:
        """Return the path of the one page that a pattern names."""
        (found,) = self.www.glob(pattern)
        return found.relative_to(self.www).as_posix()


def change(key, title, version=1, **fields):
    record = {"publisher": "云汀市自然资源局", "genre": "通知", "date_published": date(2025, 3, 5)} | fields
    return Change(key, version, AT + timedelta(hours=version), Record(identifier=key, title=title, **record), "有更正")


def everything(folder: Path) -> list[Change]:
    """Return changes that make a page of every kind, the hardest text included."""
    plain, foreign = folder / "正文.txt", folder / "page.html"
    plain.write_text(TEXT, encoding="utf-8")
    foreign.write_text("<script>alert(1)</script>", encoding="utf-8")
    parts = [
        ContentPart(str(file), hashlib.sha256(file.read_bytes()).hexdigest(), kind, file.name)
        for file, kind in ((plain, "text/plain"), (foreign, "text/html"))
    ]
    web = folder / "公告.html"
    web.write_text(WEB_PAGE, encoding="utf-8")
    shown = ContentPart(str(web), hashlib.sha256(web.read_bytes()).hexdigest(), "text/html", web.name)
    full = change(
        "000000000/2025-00006",
        "关于印发《供应计划》的通知",
        2,
        summary="年度供应总量、结构和时序。\n第二段。",
        date_written=date(2025, 2, 28),
        document_number="云自然资发〔2025〕6号",
        theme="国土资源、能源\\土地",
        audience="企业",
        validity="有效",
        keywords=("供地计划", "土地"),
        attachments=("附件1.xlsx", "https://www.example.gov.cn/a b.pdf?x=1&y=[2]"),
        related=("000000000/2025-00009", "000000000/2025-00014", "没有的"),
        url="https://www.example.gov.cn/x?a=1&b=2",
        extra={"公开领域": "自然资源"},
        parts=tuple(parts),
    )
    hostile = change(
        "H/1",
        "]]> <script>alert(1)</script> &amp; \"引号\" '撇号' \u202e反向 العربية",
        summary="<img src=x onerror=alert(1)>",
        theme="<b>主题</b>\\..\\/etc",
        publisher="<机构>",
        language='en" onload="alert(1)',
        keywords=("</title><script>alert(1)</script>",),
        extra={"<i>": "</dd><script>alert(1)</script>"},
        url="javascript:alert(1)",
        attachments=("javascript:alert(1)", "https://a b/<c>"),
    )
    some = [
        change(
            f"000000000/2024-{number:05}",
            f"关于开展第{number}次检查的通知",
            theme=("综合政务\\政务公开", "国土资源、能源\\矿产", "")[number % 3],
            publisher=("云汀市自然资源局", "云汀市规划编制研究中心")[number % 2],
            date_published=date(2022 + number % 3, 1 + number % 12, 3),
            document_number=f"云自然资发〔2024〕{number}号",
        )
        for number in range(40)
    ]
    return [
        full,
        hostile,
        change("000000000/2025-00009", "国有建设用地使用权挂牌出让公告", theme="国土资源、能源\\土地", parts=(shown,)),
        change("blank", " ", publisher="", genre="", date_published=None),
        change("english", "Notice on the supply of land", language="en", summary="A summary.", date_published=None),
        change("long", "长" * 300, document_number="A" * 120),
        change("guide", "云汀市自然资源局政府信息公开指南", genre="指南"),
        change("rule", "中华人民共和国政府信息公开条例", publisher="国务院", document_number="国令第711号"),
        *(change(f"report-{year}", f"云汀市自然资源局{year}年政府信息公开工作年度报告") for year in range(2015, 2025)),
        Change("000000000/2025-00014", 2, AT, None, "所载信息不应公开 <b>"),
        Change("000000000/2025-00015", 3, AT, None, ""),
        *some,
    ]


@pytest.fixture(scope="session")
def make_change():
    return change


@pytest.fixture(scope="session")
def serve():
    """Serve folders on this machine until the session ends; returns a function from a folder to its address."""
    servers = []

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            # Browsers ask for it by themselves; it is no part of the column.
            if self.path == "/favicon.ico":
                self.send_response(204)
                self.end_headers()
            else:
                super().do_GET()

    def start(folder: Path) -> str:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
        # It looks this often whether it is to end.
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def build(tmp_path_factory, serve):
    """Return a function that publishes changes and serves the column."""

    def make(changes, **settings):
        out = tmp_path_factory.mktemp("column") / "portal-site"
        out.mkdir()
        answers = list(EXPORTER.run(iter(changes), SETTINGS | settings | {"out": out}))
        assert [answer.status for answer in answers] == ["done"]
        return Column(out / "www", serve(out / "www"))

    return make


@pytest.fixture(scope="session")
def column(build, tmp_path_factory):
    return build(everything(tmp_path_factory.mktemp("documents")))


@pytest.fixture(scope="session")
def kinds(column):
    """A page of every kind, by name."""
    return {
        "home": "index.html",
        "guide": "guide/index.html",
        "reports": "annual-reports/index.html",
        "list": "disclosed/index.html",
        "middle-of-a-list": "disclosed/5.html",
        "themes": "disclosed/theme/index.html",
        "year": "disclosed/year/2024/index.html",
        "withdrawn": "withdrawn/index.html",
        "stub": column.page("info/*/gk-000000000_2f2025-00014.html"),
        "entry": column.page("info/*/gk-000000000_2f2025-00006.html"),
        "web-page": column.page("info/*/gk-000000000_2f2025-00009.html"),
        "hostile": column.page("info/*/gk-_48_2f1.html"),
        "blank": column.page("info/*/gk-blank.html"),
        "english": column.page("info/*/gk-english.html"),
        "long": column.page("info/*/gk-long.html"),
        "search": "search.html",
        "results": "search.html?q=通知 2024",
        "no-results": "search.html?q=<img src=x onerror=alert(1)>没有",
    }


@pytest.fixture(scope="session")
def browse(tmp_path_factory):
    """Return a function that has one Chromium do tasks and returns its answers; browser.mjs says what a task is."""
    programs = {name: shutil.which(name) for name in ("node", "chromium")}
    missing = [name for name, path in programs.items() if path is None]
    missing += [name for name in ("playwright-core", "axe-core") if not (MODULES / name).is_dir()]
    if missing:
        pytest.fail(f"{', '.join(missing)} not found; install with: python3 tools/browser.py")
    driver = Path(__file__).with_name("browser.mjs")
    complaints = tmp_path_factory.mktemp("browser") / "stderr.txt"
    with (
        complaints.open("w", encoding="utf-8") as told,
        subprocess.Popen(
            [programs["node"], driver, MODULES, programs["chromium"]],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=told,
            text=True,
            encoding="utf-8",
        ) as running,
    ):

        def ask(tasks):
            with contextlib.suppress(BrokenPipeError):  # it has ended, which the answer shows
                running.stdin.write(json.dumps(tasks) + "\n")
                running.stdin.flush()
            said = running.stdout.readline()
            assert said, complaints.read_text(encoding="utf-8")
            return json.loads(said)

        yield ask


@pytest.fixture(scope="session")
def vnu():
    """Return a function from files to what the Nu checker says about them, as (file, type, message)."""
    java, jar = shutil.which("java"), MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"

    def check(files):
        if java is None or not jar.is_file():
            pytest.fail("java or vnu-jar not found; install with: python3 tools/browser.py")
        command = [java, "-Dfile.encoding=UTF-8", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always"]
        said = subprocess.run([*command, *files], capture_output=True, text=True, timeout=600, check=False)
        assert said.returncode == 0, said.stderr
        messages = json.loads(said.stdout)["messages"]
        return [(Path(one["url"]).name, one["type"], one["message"]) for one in messages]

    return check


def faults_of(answer):
    """Return what the Tab key misses, and where its focus is not seen."""
    reached = [stop["number"] for stop in answer["stops"]]
    faults = [f"not reached: {one['text']}" for one in answer["expected"] if one["number"] not in reached]
    if reached != sorted(reached):
        faults.append("the order of the stops is not that of the page")
    for stop in answer["stops"]:
        if stop["outline"] < THICK:
            faults.append(f"no outline: {stop['text'] or stop['id']}")
        elif stop["contrast"] < CLEAR:
            faults.append(f"a faint outline ({stop['contrast']:.1f}): {stop['text'] or stop['id']}")
        if not stop["seen"]:
            faults.append(f"out of sight: {stop['text'] or stop['id']}")
    return faults


@pytest.fixture(scope="session")
def focus_faults():
    return faults_of
