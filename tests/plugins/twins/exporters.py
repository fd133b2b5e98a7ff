"""Exporters that are sound but for one fault each: the check that is named must refuse it."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import logging
import os
import secrets
import socket
import sqlite3
import time
from datetime import UTC, date
from pathlib import Path

import attrs

from zfgk import Ack, BadInput, CheckedOptions, Exporter, Fault
from zfgk.files.atomic import write_bytes
from zfgk.testing import exporter_sample as sample
from zfgk.testing.exporting import publish

SAMPLE = sample.EXPORTER


# -- a sound snapshot exporter: one JSON file with everything


def snapshot_run(changes, config):
    file = Path(config["out"]) / "all.json"
    try:
        old = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    except ValueError:
        old = {}  # damaged
    content = {}
    for change in changes:
        key, version = change.key, change.version
        if key in content:
            continue  # the newest comes first
        if key in old and old[key]["version"] > version:
            content[key] = old[key]
            continue
        try:
            title = change.record.title if change.record else None
            json.dumps(title, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            yield Ack(key, version, "reject", error="no UTF-8 form")
            continue
        content[key] = {"version": version, "title": title}
    write_bytes(file, json.dumps(content, ensure_ascii=False).encode())
    yield Ack(through=True)


def snapshot_read(config):
    file = Path(config["out"]) / "all.json"
    return (
        {key: one["version"] for key, one in json.loads(file.read_text(encoding="utf-8")).items()}
        if file.exists()
        else {}
    )


SNAPSHOT = Exporter(name="all", run=snapshot_run, read_back=snapshot_read, shape="snapshot", withdraw="tombstone")


# -- a sound snapshot exporter of several files: pages of a hundred, newest first

PAGE = 100


def paged_run(changes, config, *, last_first=True):
    out = Path(config["out"])
    old, content = paged_content(config), {}
    for change in changes:
        if change.key in content:
            continue  # the newest comes first
        if change.key in old and old[change.key]["version"] > change.version:
            content[change.key] = old[change.key]
            continue
        try:
            title = change.record.title if change.record else None
            json.dumps(title, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            yield Ack(change.key, change.version, "reject", error="no UTF-8 form")
            continue
        content[change.key] = {"version": change.version, "title": title}
    items = list(content.items())
    pages = [items[start : start + PAGE] for start in range(0, len(items), PAGE)] or [[]]
    numbered = list(enumerate(pages, 1))
    for number, page in reversed(numbered) if last_first else numbered:
        write_bytes(out / f"page-{number}.json", json.dumps(dict(page), ensure_ascii=False).encode())
    for file in out.glob("page-*.json"):
        if int(file.stem.removeprefix("page-")) > len(pages):
            file.unlink()
    yield Ack(through=True)


def paged_content(config):
    found = {}
    for file in sorted(Path(config["out"]).glob("page-*.json")):
        with contextlib.suppress(ValueError):  # a damaged page gives way to a new one
            for key, one in json.loads(file.read_text(encoding="utf-8")).items():
                if found.get(key, {"version": 0})["version"] < one["version"]:
                    found[key] = one
    return found


PAGED = Exporter(
    name="paged",
    run=paged_run,
    read_back=lambda config: {key: one["version"] for key, one in paged_content(config).items()},
    shape="snapshot",
    withdraw="tombstone",
)


# -- faults: each is the body of a `run` or a `read_back`


def _file(config, key):
    return sample._file(config, key)


def _pass_on(change, config):
    yield from sample.run(iter([change]), config)


def invents(changes, config):
    yield from sample.run(changes, config)
    list(sample.run(iter([publish("invented")]), config))


def answers_nothing(changes, config):
    list(sample.run(changes, config))
    yield from ()


def carries_information_only(changes, config):
    for change in changes:
        if change.record is not None and change.record.kind != "information":
            yield Ack(change.key, change.version, "reject", error="no deadlines")
        else:
            yield from _pass_on(change, config)


_MEMORY = {}


def keeps_in_mind(changes, config):
    for change in changes:
        for ack in _pass_on(change, config):
            if ack.status == "done":
                _MEMORY.setdefault(str(config["out"]), {})[change.key] = change.version
            yield ack


def recalls(config):
    return dict(_MEMORY.get(str(config["out"]), {}))


def counts_deliveries(changes, config):
    file = Path(config["out"]) / "count.txt"
    yield from sample.run(changes, config)
    write_bytes(file, str(int(file.read_text(encoding="utf-8")) + 1 if file.exists() else 1).encode())


def keeps_the_first(changes, config):
    for change in changes:
        if change.record is not None and _file(config, change.key).exists():
            yield Ack(change.key, change.version)
        else:
            yield from _pass_on(change, config)


def ignores_versions(changes, config):
    for change in changes:
        _file(config, change.key).unlink(missing_ok=True)
        yield from _pass_on(change, config)


def forgets_tombstones(changes, config):
    for change in changes:
        file = _file(config, change.key)
        if file.exists() and "withdrawn" in json.loads(file.read_text(encoding="utf-8")):
            file.unlink()
        yield from _pass_on(change, config)


def forgets_withdrawals(changes, config):
    for change in changes:
        if change.record is None:
            yield Ack(change.key, change.version)
        else:
            yield from _pass_on(change, config)


def refuses_second_withdrawals(changes, config):
    for change in changes:
        if change.record is None and not _file(config, change.key).exists():
            yield Ack(change.key, change.version, "reject", error="unknown")
        else:
            yield from _pass_on(change, config)


def never_comes_back(changes, config):
    for change in changes:
        file = _file(config, change.key)
        if file.exists() and "withdrawn" in json.loads(file.read_text(encoding="utf-8")):
            yield Ack(change.key, change.version)
        else:
            yield from _pass_on(change, config)


def chokes_on_poison(changes, config):
    for change in changes:
        if change.record is not None:
            change.record.title.encode()
        yield from _pass_on(change, config)


def refuses_without_a_word(changes, config):
    for change in changes:
        if change.record is not None and "\x0b" in change.record.title:
            yield Ack(change.key, change.version, "reject")
        else:
            yield from _pass_on(change, config)


def knows_the_first_plane_only(changes, config):
    for change in changes:
        if change.record is not None and max(change.record.title) > "\uffff":
            yield Ack(change.key, change.version, "reject", error="rare character")
        else:
            yield from _pass_on(change, config)


def copies_parts_unseen(changes, config):
    for change in changes:
        for number, part in enumerate(change.record.parts if change.record else ()):
            if part.path:
                write_bytes(Path(config["out"]) / f"{change.key}-{number}.bin", Path(part.path).read_bytes())
        yield from _pass_on(change, config)


def acks_too_early(changes, config):
    for change in changes:
        yield Ack(change.key, change.version)
        list(_pass_on(change, config))


def swallows_death(changes, config):
    try:
        yield from sample.run(changes, config)
    except BaseException:  # noqa: BLE001  # the planted fault
        return


def loses_third_versions(changes, config):
    for change in changes:
        if change.record is not None and change.version >= 3 and _file(config, change.key).exists():
            yield Ack(change.key, change.version)
        else:
            yield from _pass_on(change, config)


def asks_for_more(changes, config):
    config.get("colour", "blue")
    yield from sample.run(changes, config)


def writes_beside(changes, config):
    for change in changes:
        write_bytes(Path(config["out"]).parent / "state.json", b"{}")
        yield from _pass_on(change, config)


def _like_the_sample(changes, config, *, write=write_bytes, content=sample._content):
    for change in changes:
        file = _file(config, change.key)
        if sample._version(file) > change.version:
            yield Ack(change.key, change.version)
            continue
        try:
            data = json.dumps(content(change), ensure_ascii=False, sort_keys=True).encode()
        except UnicodeEncodeError as error:
            yield Ack(change.key, change.version, "reject", error=str(error))
            continue
        write(file, data)
        yield Ack(change.key, change.version)


def writes_in_place(changes, config):
    def write(file, data):
        with file.open("wb") as open_file:
            open_file.write(data)
            os.fsync(open_file.fileno())

    yield from _like_the_sample(changes, config, write=write)


def removes_before_it_writes(changes, config):
    def write(file, data):
        file.unlink(missing_ok=True)
        write_bytes(file, data)

    yield from _like_the_sample(changes, config, write=write)


def forgets_its_temporary_files(changes, config):
    def write(file, data):
        new = file.with_suffix(f".{secrets.token_hex(4)}.part")
        with new.open("wb") as open_file:
            open_file.write(data)
            os.fsync(open_file.fileno())
        new.replace(file)

    yield from _like_the_sample(changes, config, write=write)


def writes_pages_first_to_last(changes, config):
    yield from paged_run(changes, config, last_first=False)


def names_a_file_after_its_size(changes, config):
    for ack in snapshot_run(changes, config):
        if ack.through:
            content = json.loads((Path(config["out"]) / "all.json").read_text(encoding="utf-8"))
            live = sum(one["title"] is not None for one in content.values())
            write_bytes(Path(config["out"]) / f"{live}-entries.txt", b"")
        yield ack


def takes_the_last_of_a_key(changes, config):
    by_key = {}
    for change in changes:
        by_key[change.key] = change
    yield from snapshot_run(iter(by_key.values()), config)


def stops_at_a_damaged_file(changes, config):
    snapshot_read(config)
    yield from snapshot_run(changes, config)


def loses_one_in_a_thousand(changes, config):
    yield from snapshot_run((one for number, one in enumerate(changes, 1) if number % 1000), config)


def converts_every_moment(changes, config):
    for change in changes:
        change.at.astimezone(UTC)
        yield from _pass_on(change, config)


def passes_addresses_on(changes, config):
    def content(change):
        return sample._content(change) | ({"url": change.record.url} if change.record else {})

    yield from _like_the_sample(changes, config, content=content)


def links_attachments_as_they_are(changes, config):
    def content(change):
        files = change.record.attachments if change.record else ()
        return sample._content(change) | {"files": [f'<a href="{name}">' for name in files]}

    yield from _like_the_sample(changes, config, content=content)


def leaves_it_to_the_cache(changes, config):
    for change in changes:
        for ack in _pass_on(change, config):
            if ack.status == "done":
                file = _file(config, change.key)
                data = file.read_bytes()
                new = file.with_suffix(".new")
                new.write_bytes(data)
                new.replace(file)
            yield ack


def calls_home(changes, config):
    with contextlib.suppress(OSError):
        socket.create_connection(("198.51.100.7", 80), timeout=1).close()
    yield from sample.run(changes, config)


def stamps_the_day(changes, config):
    for change in changes:
        yield from _pass_on(change, config)
        write_bytes(Path(config["out"]) / "day.txt", date.today().isoformat().encode())  # noqa: DTZ011  # the planted fault


def sleeps(changes, config):
    for change in changes:
        time.sleep(0.5)
        yield from _pass_on(change, config)


def logs_its_settings(changes, config):
    logging.getLogger("twin").info("settings: %s", dict(config))
    yield from sample.run(changes, config)


def takes_everything_first(changes, config):
    yield from snapshot_run(iter(list(changes)), config)


def _versions_beside(writes):
    """A run and a read_back that keep the versions in files of their own, and write the records that ``writes`` says."""

    def beside(config, key):
        return _file(config, key).with_suffix(".version")

    def run(changes, config):
        for change in changes:
            version = beside(config, change.key)
            with contextlib.suppress(ValueError, FileNotFoundError):
                if json.loads(version.read_bytes())[1] > change.version:
                    yield Ack(change.key, change.version)
                    continue
            try:
                data = json.dumps(sample._content(change), ensure_ascii=False).encode()
            except UnicodeEncodeError as error:
                yield Ack(change.key, change.version, "reject", error=str(error))
                continue
            if writes(change):
                write_bytes(_file(config, change.key), data)
            write_bytes(version, json.dumps([change.key, change.version]).encode())
            yield Ack(change.key, change.version)

    def read_back(config):
        return dict(json.loads(file.read_bytes()) for file in Path(config["out"]).glob("*.version"))

    return attrs.evolve(SAMPLE, run=run, read_back=read_back)


def _keeping(fields, kept=lambda text: text):
    """A run that keeps some fields of what stood there before on the tombstone."""

    def run(changes, config):
        for change in changes:
            file = _file(config, change.key)
            old = {}
            with contextlib.suppress(ValueError, FileNotFoundError):
                old = json.loads(file.read_bytes()).get("kept", {})

            def content(change, old=old):
                if change.record is None:
                    return sample._content(change) | {"kept": old}
                return sample._content(change) | {"kept": {name: kept(getattr(change.record, name)) for name in fields}}

            yield from _like_the_sample([change], config, content=content)

    return run


def in_base64(text):
    return base64.b64encode(text.encode("utf-8", "surrogatepass")).decode()


def keeps_the_summary_of_before(changes, config):
    for change in changes:
        file = _file(config, change.key)
        old = {}
        with contextlib.suppress(ValueError, FileNotFoundError):
            old = json.loads(file.read_bytes())

        def content(change, old=old):
            kept = {"summary": old["summary"]} if change.record and "summary" in old else {}
            return sample._content(change) | kept

        yield from _like_the_sample([change], config, content=content)


def leaves_the_documents(changes, config):
    for change in changes:
        for part in change.record.parts if change.record else ():
            data = Path(part.path).read_bytes() if part.path else b""
            if hashlib.sha256(data).hexdigest() == part.sha256:
                write_bytes(_file(config, change.key).with_suffix(".bin"), data)
        yield from _pass_on(change, config)


def tells_local_time(changes, config):
    def content(change):
        with contextlib.suppress(OverflowError):
            return sample._content(change) | {"at": change.at.astimezone().isoformat()}
        return sample._content(change)

    yield from _like_the_sample(changes, config, content=content)


def names_the_machine(changes, config):
    def content(change):
        return sample._content(change) | {"by": socket.gethostname()}

    yield from _like_the_sample(changes, config, content=content)


def stamps_the_clock_of_the_system(changes, config):
    def content(change):
        return sample._content(change) | {"day": int(time.clock_gettime(time.CLOCK_REALTIME)) // 86_400}

    yield from _like_the_sample(changes, config, content=content)


def writes_words_as_a_set_has_them(changes, config):
    def content(change):
        return sample._content(change) | ({"words": list({*change.record.keywords})} if change.record else {})

    yield from _like_the_sample(changes, config, content=content)


def reads_a_setting_from_the_environment(changes, config):
    def content(change):
        return sample._content(change) | {"county": os.environ.get("TWIN_COUNTY", "")}

    yield from _like_the_sample(changes, config, content=content)


_READ_AT_IMPORT = os.getenv("TWIN_COLOUR")


def has_read_a_setting_when_it_was_imported(changes, config):
    def content(change):
        return sample._content(change) | {"colour": _READ_AT_IMPORT}

    yield from _like_the_sample(changes, config, content=content)


def reads_in_the_encoding_of_the_machine(changes, config):
    for change in changes:
        with contextlib.suppress(ValueError, FileNotFoundError):
            json.loads(_file(config, change.key).read_text())
        yield from _pass_on(change, config)


def needs_a_day_of_publication(changes, config):
    def content(change):
        return sample._content(change) | ({"on": change.record.date_published.isoformat()} if change.record else {})

    yield from _like_the_sample(changes, config, content=content)


def chokes_on_a_summary(changes, config):
    for change in changes:
        if change.record is not None and "\x0b" in change.record.summary:
            raise ValueError(change.key)
        yield from _pass_on(change, config)


def refuses_reasons(changes, config):
    for change in changes:
        if change.record is None and "\0" in change.reason:
            yield Ack(change.key, change.version, "reject", error="zero byte")
        else:
            yield from _pass_on(change, config)


def prints_keys(changes, config):
    for change in changes:
        print(change.key)  # noqa: T201  # the planted fault
        yield from _pass_on(change, config)


def goes_to_its_folder(changes, config):
    os.chdir(config["out"])
    yield from sample.run(changes, config)


def _with_mode(mode):
    def run(changes, config):
        def write(file, data):
            write_bytes(file, data)
            file.chmod(mode)

        yield from _like_the_sample(changes, config, write=write)

    return run


def _with_an_index(*pragmas):
    """A run that keeps an index of summaries in a database, and thinks little of what its files still hold."""

    def run(changes, config):
        for change in changes:
            newer = sample._version(_file(config, change.key)) <= change.version
            for ack in _pass_on(change, config):
                if ack.status == "done" and newer:
                    _indexed(Path(config["out"]) / "index.sqlite", change, pragmas)
                yield ack

    return run


def _indexed(index, change, pragmas):
    text = change.record.summary if change.record else ""
    try:
        with contextlib.closing(sqlite3.connect(index)) as database, database:
            for pragma in ("synchronous = OFF", *pragmas):
                database.execute(f"PRAGMA {pragma}")
            database.execute("CREATE TABLE IF NOT EXISTS summaries (key TEXT PRIMARY KEY, text TEXT)")
            database.execute("DELETE FROM summaries WHERE key = ? AND text <> ?", (change.key, text))
            if text:
                database.execute("INSERT OR IGNORE INTO summaries VALUES (?, ?)", (change.key, text))
    except (sqlite3.DatabaseError, UnicodeEncodeError):
        index.unlink()
        _indexed(index, change, pragmas) if text.isprintable() else None


def writes_one_in_a_thousand_empty(changes, config):
    def content(change):
        emptied = {"title": "", "summary": ""} if change.record and change.key.endswith("999") else {}
        return sample._content(change) | emptied

    yield from _like_the_sample(changes, config, content=content)


# -- a sound exporter that recalls a field: what is withdrawn leaves the day on which it would have been


def _with_days(day_of):
    def run(changes, config):
        for change in changes:
            old = {}
            with contextlib.suppress(ValueError, FileNotFoundError):
                old = json.loads(_file(config, change.key).read_bytes())

            def content(change, old=old):
                day = change.record.extra.get("day", "") if change.record else ""
                return sample._content(change) | {"day": day or day_of(change, old)}

            yield from _like_the_sample([change], config, content=content)

    return run


def _is_day(text):
    with contextlib.suppress(ValueError):
        return bool(date.fromisoformat(text))
    return False


def _said_earlier(change, old):
    days = [said["day"] for said in change.earlier if _is_day(said.get("day", ""))]
    return next(iter(days), old.get("day", ""))


def _still_held(_change, old):
    return old.get("day", "")


def _said_at_last(change, old):
    return date.fromisoformat(change.earlier[0]["day"]).isoformat() if change.earlier else old.get("day", "")


RECALLING = attrs.evolve(
    SAMPLE,
    name="with-days",
    run=_with_days(_said_earlier),
    sample_fields={"extra": {"day": "2026-03-20"}},
    recalls=("day",),
)


def reads_whole_pages_back(config):
    held = {key: (version, f"<p>{key}</p>" * 2_000) for key, version in snapshot_read(config).items()}
    return {key: version for key, (version, _page) in held.items()}


# -- a sound exporter that checks its options before anything is written


def checks_its_options(config):
    with CheckedOptions(config) as options:
        options.integer("limit", 500, least=1, most=5_000)
        if len(options.text("token", "x" * 8)) < 8:
            options.refuse("token", "it is too short")


CHECKING = attrs.evolve(
    SAMPLE,
    name="with-options",
    options={"limit": "How many.", "token": "What it is let in with."},
    sample_config={"limit": 100},
    check=checks_its_options,
)


def refuses_a_hundred(config):
    with CheckedOptions(config) as options:
        options.integer("limit", 50, least=1, most=99)


def takes_any_text_for_a_number(config):
    int(config.get("limit") or 0)


def does_not_say_which(config):
    if not str(config.get("limit", 1)).isdecimal():
        raise BadInput("options", [Fault("options", "one of them is no number")])


def makes_its_folder(config):
    checks_its_options(config)
    Path(config["out"]).mkdir(exist_ok=True)


def shows_its_token(config):
    with CheckedOptions(config) as options:
        token = str(config.get("token") or "x" * 8)
        if not token.isalnum():
            options.refuse("token", f"{token!r} is no token")


@attrs.frozen
class Twin:
    """A value with one fault.

    Args:
        breaks: The check that refuses it.
        fault: What is wrong with it, in one clause.
        value: The value.
        settings: Settings of the bench that show it sooner.
    """

    breaks: str
    fault: str
    value: object
    settings: dict = attrs.field(factory=dict)


def _delta(breaks, fault, run, **changes):
    return Twin(breaks, fault, attrs.evolve(SAMPLE, run=run, **changes))


SOUND = (SAMPLE, SNAPSHOT, PAGED)
SOUND_TOO = (RECALLING, CHECKING)

TWINS = (
    _delta("empty", "adds a record of its own", invents),
    _delta("one", "answers nothing", answers_nothing),
    Twin("one", "keeps versions and writes no record", _versions_beside(lambda _change: False)),
    _delta(
        "kinds",
        "declares deadlines and refuses them",
        carries_information_only,
        accepts=frozenset({"information", "deadline"}),
    ),
    _delta("read-back", "remembers what it wrote and never looks", keeps_in_mind, read_back=recalls),
    _delta("twice", "counts the deliveries in a file", counts_deliveries),
    Twin(
        "twice-in-one-run",
        "takes the last of a key's versions for the newest",
        attrs.evolve(SNAPSHOT, run=takes_the_last_of_a_key),
    ),
    _delta("correction", "keeps the first version of everything", keeps_the_first),
    _delta("correction", "shows a new title over the old summary", keeps_the_summary_of_before),
    _delta("stale", "does not compare versions", ignores_versions),
    _delta("stale-after-withdrawal", "does not compare versions with withdrawals", forgets_tombstones),
    _delta("withdrawal", "answers withdrawals and does nothing", forgets_withdrawals),
    _delta("withdrawal", "leaves the documents of what was withdrawn", leaves_the_documents),
    _delta("withdrawal", "keeps publisher and number on the tombstone", _keeping(("publisher", "document_number"))),
    _delta("withdrawal", "keeps the title in base64", _keeping(("title",), in_base64)),
    _delta("withdrawal", "leaves a text in the freed cells of a database", _with_an_index("secure_delete = OFF")),
    _delta("withdrawal", "leaves a text in the free pages of a database", _with_an_index("secure_delete = FAST")),
    _delta(
        "withdrawal",
        "leaves a text in the journal of a database",
        _with_an_index("secure_delete = ON", "journal_mode = PERSIST"),
    ),
    Twin("withdrawal", "declares that it deletes and leaves a stub", attrs.evolve(SAMPLE, withdraw="delete")),
    _delta("second-withdrawal", "refuses to withdraw what it does not have", refuses_second_withdrawals),
    _delta("republication", "never publishes again what was withdrawn", never_comes_back),
    Twin(
        "recall",
        "takes back only what the target still holds",
        attrs.evolve(RECALLING, run=_with_days(_still_held)),
    ),
    Twin(
        "recall",
        "fails at an earlier value that is no day",
        attrs.evolve(RECALLING, run=_with_days(_said_at_last)),
    ),
    Twin("recall", "looks at earlier values and declares none", attrs.evolve(RECALLING, recalls=())),
    _delta("poison", "fails on one bad record and takes the batch with it", chokes_on_poison),
    _delta("poison", "refuses without saying why", refuses_without_a_word),
    _delta("hostile-text", "carries the first plane of Unicode only", knows_the_first_plane_only),
    _delta("extreme-dates", "fails where a moment has no other offset", converts_every_moment),
    _delta("addresses", "passes addresses on as they come", passes_addresses_on),
    _delta("addresses", "makes a link of every attachment", links_attachments_as_they_are),
    _delta("parts", "copies files without looking at their hash", copies_parts_unseen),
    _delta("fields", "fails where a record has no day of publication", needs_a_day_of_publication),
    _delta("fields", "fails at a control character in a summary", chokes_on_a_summary),
    _delta("reasons", "refuses a withdrawal for its reason", refuses_reasons),
    _delta("killed-after-acks", "answers before it writes", acks_too_early),
    _delta("killed-while-reading", "catches the death of the process", swallows_death),
    _delta("killed-between-files", "removes the old file before the new one stands", removes_before_it_writes),
    _delta("killed-between-files", "leaves temporary files for ever when it dies", forgets_its_temporary_files),
    Twin(
        "killed-between-files",
        "writes its pages from the first to the last",
        attrs.evolve(PAGED, run=writes_pages_first_to_last),
    ),
    _delta("any-history", "loses corrections after the second version", loses_third_versions),
    Twin(
        "nothing-left-over",
        "names a file after the number of entries, and forgets it when that changes",
        attrs.evolve(SNAPSHOT, run=names_a_file_after_its_size),
    ),
    Twin(
        "damaged",
        "stops for good at a file that it cannot read, and does not say which",
        attrs.evolve(SNAPSHOT, run=stops_at_a_damaged_file),
    ),
    Twin("damaged", "believes versions that stand beside the records", _versions_beside(lambda _change: True)),
    Twin("declaration", "claims a contract that does not exist", attrs.evolve(SAMPLE, contract=2)),
    Twin("declaration", "claims a shape that does not exist", attrs.evolve(SAMPLE, shape="stream")),
    Twin("declaration", "has a way of withdrawing that does not exist", attrs.evolve(SAMPLE, withdraw="perhaps")),
    Twin("declaration", "accepts nothing", attrs.evolve(SAMPLE, accepts=frozenset())),
    Twin("declaration", "has an undeclared sample setting", attrs.evolve(SAMPLE, sample_config={"colour": "blue"})),
    Twin("declaration", "delivers to a place that no option names", attrs.evolve(SAMPLE, place=("address",))),
    Twin("declaration", "does not say what an option does", attrs.evolve(SAMPLE, options={"colour": " "})),
    _delta("options", "looks for a setting that it does not declare", asks_for_more),
    Twin("options", "refuses its own sample settings", attrs.evolve(CHECKING, check=refuses_a_hundred)),
    Twin("options", "fails at an option that is no number", attrs.evolve(CHECKING, check=takes_any_text_for_a_number)),
    Twin("options", "refuses an option without its name", attrs.evolve(CHECKING, check=does_not_say_which)),
    Twin("options", "makes its folder while it only checks options", attrs.evolve(CHECKING, check=makes_its_folder)),
    Twin("options", "shows a token that it refuses", attrs.evolve(CHECKING, check=shows_its_token)),
    _delta("writes-in-its-place", "keeps a state file beside its directory", writes_beside),
    _delta("old-file-stays", "writes into the file that readers see", writes_in_place),
    _delta("durable", "answers before it writes", acks_too_early),
    _delta("durable", "leaves its bytes in the cache of the system", leaves_it_to_the_cache),
    _delta("quiet", "prints the keys that it takes", prints_keys),
    _delta("quiet", "changes the working directory of the process", goes_to_its_folder),
    _delta("modes", "leaves files that only their owner reads", _with_mode(0o600)),
    _delta("modes", "leaves files that everybody may write", _with_mode(0o666)),
    _delta("no-network", "calls another machine, and hides that it failed", calls_home),
    _delta("no-clock", "writes the day of the run", stamps_the_day),
    _delta("no-clock", "asks the clock of the system for the day", stamps_the_clock_of_the_system),
    _delta("any-machine", "tells moments in the time zone of the machine", tells_local_time),
    _delta("any-machine", "writes the name of the machine", names_the_machine),
    _delta("any-process", "writes words in the order of a set", writes_words_as_a_set_has_them),
    _delta("any-environment", "takes a setting from the environment", reads_a_setting_from_the_environment),
    _delta("any-environment", "took a setting when it was imported", has_read_a_setting_when_it_was_imported),
    _delta("any-environment", "reads text in the encoding of the machine", reads_in_the_encoding_of_the_machine),
    _delta("no-waiting", "sleeps between records", sleeps),
    _delta("secrets", "logs its settings", logs_its_settings),
    Twin(
        "many",
        "reads all changes before it does anything",
        attrs.evolve(SNAPSHOT, run=takes_everything_first),
        {"many": 10_000},
    ),
    Twin(
        "many",
        "writes one record in a thousand without its text",
        attrs.evolve(SAMPLE, run=writes_one_in_a_thousand_empty),
        {"many": 2_000},
    ),
    Twin(
        "many", "loses one change in a thousand", attrs.evolve(SNAPSHOT, run=loses_one_in_a_thousand), {"many": 2_000}
    ),
    Twin(
        "many",
        "keeps a page for each record while it reads back",
        attrs.evolve(SNAPSHOT, read_back=reads_whole_pages_back),
        {"many": 10_000},
    ),
)
