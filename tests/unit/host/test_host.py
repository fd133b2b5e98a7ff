"""Plugins are accepted whole or refused by name."""

import importlib
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from zfgk import Exporter, Host, hookimpl
from zfgk.errors import (
    BrokenPlugin,
    ContractMismatch,
    DuplicateId,
    PluginError,
    UnknownHook,
    UnknownPlugin,
    UnmarkedHook,
    WrongResult,
)
from zfgk.host import builtin


def exporter(name: str, **fields) -> Exporter:
    return Exporter(name=name, run=lambda _changes, _config: iter(()), read_back=lambda _config: {}, **fields)


def nothing():
    return []


def plugin(name: str, **hooks):
    """A plugin object whose hooks are given by name; each is marked."""
    return SimpleNamespace(__name__=name, **{hook: hookimpl(function) for hook, function in hooks.items()})


def install(folder: Path, distribution: str, version: str, points: dict[str, str], **modules: str) -> None:
    """Lay a distribution out as an installer would."""
    info = folder / f"{distribution.replace('-', '_')}-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n")
    lines = [f"{name} = {target}" for name, target in points.items()]
    (info / "entry_points.txt").write_text("\n".join(["[zfgk]", *lines, ""]))
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(text)


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)
    importlib.invalidate_caches()
    yield tmp_path
    for name in set(sys.modules) - before:
        del sys.modules[name]


GOOD = """
from zfgk import Exporter, hookimpl
@hookimpl
def zfgk_exporters():
    return [Exporter(name="{name}", run=lambda changes, config: iter(()), read_back=lambda config: {{}})]
"""


def test_values_are_sorted_by_id_whatever_the_order_of_plugins():
    first = plugin("first", zfgk_exporters=lambda: [exporter("m"), exporter("c")])
    second = plugin("second", zfgk_exporters=lambda: iter([exporter("a")]))
    for plugins in ((first, second), (second, first)):
        assert [one.name for one in Host.of(*plugins).exporters] == ["a", "c", "m"]


def test_what_ships_with_zfgk_enters_by_the_same_hooks():
    host = Host.builtin()
    assert {"national", "jiading", "linyi", "xuancheng"} <= {pack.id for pack in host.rule_packs}
    assert {"OGI-2007", "OGI-2019"} <= {instrument.id for instrument in host.instruments}
    assert host.exporters == ()
    assert Host.of(builtin).plugins == host.plugins


def test_a_host_of_nothing_has_nothing():
    host = Host.of()
    for kind in (
        "instruments",
        "calendars",
        "rule_packs",
        "schemas",
        "vocabularies",
        "readers",
        "recognisers",
        "exporters",
    ):
        assert getattr(host, kind) == ()
    assert host.plugins == ()
    assert host.doctor() == []


def test_an_unmarked_hook_is_refused_by_name():
    careless = SimpleNamespace(__name__="careless", zfgk_exporters=lambda: iter(()))
    with pytest.raises(UnmarkedHook) as refusal:
        Host.of(careless)
    assert (refusal.value.plugin, refusal.value.hook) == ("careless", "zfgk_exporters")
    assert "careless" in str(refusal.value)
    assert "zfgk_exporters" in str(refusal.value)


def test_a_module_called_zfgk_something_is_no_hook():
    holder = SimpleNamespace(__name__="holder", zfgk_helper=sys)
    assert Host.of(holder).plugins[0].brings == {}


@pytest.mark.parametrize(
    ("written", "near"),
    [("zfgk_exporter", "zfgk_exporters"), ("zfgk_rule_pack", "zfgk_rule_packs"), ("zfgk_unheard_of", None)],
)
def test_a_misspelt_hook_is_refused_and_the_near_one_is_named(written, near):
    with pytest.raises(UnknownHook) as refusal:
        Host.of(plugin("speller", **{written: nothing}))
    assert refusal.value.hook == written
    assert "speller" in str(refusal.value)
    assert refusal.value.near[:1] == ((near,) if near else ())


def test_an_optional_hook_of_another_release_is_left_alone():
    future = SimpleNamespace(__name__="future", zfgk_dreams=hookimpl(optionalhook=True)(nothing))
    assert [one.name for one in Host.of(future).plugins] == ["future"]


def test_a_misspelt_argument_is_refused():
    def paints(colour):
        return [colour]

    with pytest.raises(BrokenPlugin, match="wrongly") as refusal:
        Host.of(plugin("wrongly", zfgk_exporters=paints))
    assert "colour" in str(refusal.value)


def test_a_hook_wrapper_is_refused():
    @hookimpl(wrapper=True)
    def zfgk_exporters():
        return (yield)

    with pytest.raises(WrongResult, match="wrapper"):
        Host.of(SimpleNamespace(__name__="meddler", zfgk_exporters=zfgk_exporters))


@pytest.mark.parametrize("result", [None, 3, "portal", [None], ["portal"], [object()], exporter("bare")])
def test_a_wrong_result_is_refused(result):
    with pytest.raises(WrongResult) as refusal:
        Host.of(plugin("odd", zfgk_exporters=lambda: result))
    assert refusal.value.plugin == "odd"
    assert refusal.value.hook == "zfgk_exporters"


def test_a_hook_that_raises_is_refused_with_the_exception_chained():
    def broken():
        yield exporter("a")
        raise RuntimeError("no more")

    with pytest.raises(BrokenPlugin, match="no more") as refusal:
        Host.of(plugin("tired", zfgk_exporters=broken))
    assert isinstance(refusal.value.__cause__, RuntimeError)


@pytest.mark.parametrize("contract", [0, 2, None, "1"])
def test_an_unsupported_contract_is_refused(contract):
    with pytest.raises(ContractMismatch) as refusal:
        Host.of(plugin("futurist", zfgk_exporters=lambda: [exporter("x", contract=contract)]))
    assert refusal.value.contract == contract
    assert refusal.value.supported == (1,)


def test_readers_and_recognisers_claim_a_contract_too():
    import attrs

    from zfgk.documents import CSV
    from zfgk.screening import DEFAULT

    reader, recogniser = attrs.evolve(CSV, contract=2), attrs.evolve(DEFAULT[0], contract=2)
    for hooks in ({"zfgk_document_readers": lambda: [reader]}, {"zfgk_screeners": lambda: [recogniser]}):
        with pytest.raises(ContractMismatch) as refusal:
            Host.of(plugin("futurist", **hooks))
        assert (refusal.value.contract, refusal.value.supported) == (2, (1,))


def test_a_taken_id_is_refused_and_the_holder_is_named():
    first = plugin("first", zfgk_exporters=lambda: [exporter("feed")])
    second = plugin("second", zfgk_exporters=lambda: [exporter("other"), exporter("feed")])
    with pytest.raises(DuplicateId) as refusal:
        Host.of(first, second)
    assert (refusal.value.plugin, refusal.value.claimed, refusal.value.holder) == ("second", "feed", "first")


def test_one_plugin_claiming_an_id_twice_is_refused():
    with pytest.raises(DuplicateId, match="feed"):
        Host.of(plugin("greedy", zfgk_exporters=lambda: [exporter("feed"), exporter("feed")]))


def test_installed_plugins_are_discovered_with_distribution_and_version(site):
    install(site, "zfgk-one", "1.2.3", {"one": "plug_one"}, plug_one=GOOD.format(name="one-way"))
    host = Host.discover()
    assert "one-way" in [one.name for one in host.exporters]
    found = {info.name: info for info in host.plugins}
    assert (found["one"].distribution, found["one"].version) == ("zfgk-one", "1.2.3")
    assert found["one"].brings == {"exporters": ("one-way",)}
    assert found["zfgk"].distribution == "zfgk"


def test_two_distributions_claiming_one_id_are_both_named(site):
    install(site, "zfgk-one", "1", {"one": "plug_one"}, plug_one=GOOD.format(name="way"))
    install(site, "zfgk-two", "1", {"two": "plug_two"}, plug_two=GOOD.format(name="way"))
    with pytest.raises(DuplicateId) as refusal:
        Host.discover()
    assert "zfgk-one" in str(refusal.value)
    assert "zfgk-two" in str(refusal.value)
    assert {refusal.value.distribution, refusal.value.holder_distribution} == {"zfgk-one", "zfgk-two"}


def test_two_plugins_of_one_name_are_refused(site):
    install(site, "zfgk-one", "1", {"way": "plug_one"}, plug_one=GOOD.format(name="a"))
    install(site, "zfgk-two", "1", {"way": "plug_two"}, plug_two=GOOD.format(name="b"))
    with pytest.raises(DuplicateId, match="zfgk-two"):
        Host.discover()


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("import a_library_that_is_not_there", ModuleNotFoundError),
        ("def broken(:", SyntaxError),
        ("1 / 0", ZeroDivisionError),
        ("raise SystemExit(3)", SystemExit),
    ],
)
def test_a_plugin_that_fails_to_import_is_refused_by_name(site, text, cause):
    install(site, "zfgk-ill", "0.1", {"ill": "plug_ill"}, plug_ill=text)
    with pytest.raises(BrokenPlugin) as refusal:
        Host.discover()
    assert (refusal.value.plugin, refusal.value.distribution) == ("ill", "zfgk-ill")
    assert isinstance(refusal.value.__cause__, cause)
    assert "\n" not in str(refusal.value)


def test_an_entry_point_that_names_nothing_is_refused(site):
    install(site, "zfgk-ill", "0.1", {"ill": "plug_ill:missing"}, plug_ill="")
    with pytest.raises(BrokenPlugin, match="missing"):
        Host.discover()


def test_reporting_leaves_the_refused_out_and_keeps_the_rest(site):
    install(site, "zfgk-ill", "0.1", {"ill": "plug_ill"}, plug_ill="1 / 0")
    install(site, "zfgk-one", "1", {"one": "plug_one"}, plug_one=GOOD.format(name="way"))
    install(site, "zfgk-two", "1", {"two": "plug_two"}, plug_two=GOOD.format(name="way"))
    host = Host.discover(on_error="report")
    assert "way" in [one.name for one in host.exporters]
    assert {"ill", "two"}.isdisjoint(info.name for info in host.plugins)
    assert {(problem.plugin, type(problem.error)) for problem in host.doctor()} == {
        ("ill", BrokenPlugin),
        ("two", DuplicateId),
    }


def test_a_blocked_plugin_is_not_even_imported(site):
    install(site, "zfgk-ill", "0.1", {"ill": "plug_ill"}, plug_ill="1 / 0")
    host = Host.discover(block={"ill"})
    assert "plug_ill" not in sys.modules
    assert host.doctor() == []


def test_blocking_what_is_not_installed_is_an_error(site):
    install(site, "zfgk-one", "1", {"one-way": "plug_one"}, plug_one=GOOD.format(name="x"))
    with pytest.raises(UnknownPlugin, match="did you mean one-way"):
        Host.discover(block=["one-wai"])


@pytest.mark.parametrize(
    "error", [UnmarkedHook, UnknownHook, DuplicateId, BrokenPlugin, ContractMismatch, WrongResult, UnknownPlugin]
)
def test_every_refusal_is_a_plugin_error_with_a_code_of_its_own(error):
    assert issubclass(error, PluginError)
    codes = [one.code for one in PluginError.__subclasses__()]
    assert codes.count(error.code) == 1
