"""What the graph says, read by rdflib; the shapes of DCAT-AP are asked by hand and in the project's outside tests."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Literal, URIRef

from zfgk import BadInput, Change, Record
from zfgk_dcat import EXPORTER, FILE
from zfgk_dcat.triples import iri, line, text

BASE = "https://zrzyj.example.gov.cn/"
AT = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
ADMS_STATUS = URIRef("http://www.w3.org/ns/adms#status")


def publish(key, version=1, title="年度预算", **fields):
    return Change(key, version, AT + timedelta(days=version), Record(identifier=key, title=title, **fields))


@pytest.fixture
def give(tmp_path):
    def run(*changes, **options):
        config = {"out": tmp_path, "base_url": BASE, "publisher": "示例市财政局", **options}
        acks = list(EXPORTER.run(iter(changes), config))
        return acks, Graph().parse(tmp_path / FILE, format="turtle")

    return run


def test_a_data_set_says_all_that_the_record_says(give):
    _, graph = give(
        publish(
            "GK/1",
            summary="概述",
            publisher="财政局",
            date_published=date(2026, 1, 20),
            keywords=("预算", "公开"),
            theme="财政",
            genre="通知",
            document_number="财发〔2026〕1号",
            url="art/1.html",
            related=("GK/0",),
        )
    )
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    me = URIRef(f"{BASE}id/dataset/GK%2F1")
    assert list(graph.objects(catalogue, DCAT.dataset)) == [me]
    assert graph.value(me, DCTERMS.title) == Literal("年度预算", lang="zh")
    assert graph.value(me, DCTERMS.description) == Literal("概述", lang="zh")
    assert graph.value(me, DCTERMS.issued).toPython() == date(2026, 1, 20)
    assert graph.value(me, DCTERMS.modified).toPython() == AT + timedelta(days=1)
    assert graph.value(graph.value(me, DCTERMS.publisher), FOAF.name) == Literal("财政局", lang="zh")
    assert {str(word) for word in graph.objects(me, DCAT.keyword)} == {"预算", "公开"}
    assert len(set(graph.objects(me, DCAT.theme))) == 2
    (distribution,) = graph.objects(me, DCAT.distribution)
    assert graph.value(distribution, DCAT.accessURL) == URIRef(f"{BASE}art/1.html")
    assert graph.value(me, DCTERMS.relation) == URIRef(f"{BASE}id/dataset/GK%2F0")


def test_a_withdrawn_data_set_says_only_that(give):
    give(publish("A", title="不再公开的标题"), publish("B"))
    _, graph = give(Change("A", 2, AT, None, "内容有误"), publish("B"))
    me = URIRef(f"{BASE}id/dataset/A")
    assert str(graph.value(me, ADMS_STATUS)).endswith("/WITHDRAWN")
    assert graph.value(URIRef(f"{BASE}id/dataset/B"), ADMS_STATUS) is None
    assert "不再公开的标题" not in graph.serialize(format="nt")
    assert graph.value(me, DCTERMS.title) == Literal("已撤回", lang="zh")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(value):
    graph = Graph().parse(data=line("<http://a/>", "dct:title", text(value, "zh")), format="nt")
    assert [str(one) for one in graph.objects()] == [str(Literal(value, lang="zh"))]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_address_is_an_iri(value):
    assert len(Graph().parse(data=line(iri("http://a/" + value), "dct:title", '"x"'), format="nt")) == 1


def test_half_a_surrogate_pair_is_refused(give):
    acks, graph = give(publish("A", title="a\ud800"), publish("B"))
    assert [ack.status for ack in acks] == ["reject", "done"]
    assert "U+D800" in acks[0].error
    assert len(set(graph.subjects(RDF.type, DCAT.Dataset))) == 1


@pytest.mark.parametrize("prefix", ["urn:example:catalogue:", "https://old.example.gov.cn/id/", "https://a.cn/编号/"])
def test_identifiers_begin_with_the_prefix(give, prefix):
    _, graph = give(publish("A"), id_prefix=prefix)
    (me,) = graph.subjects(RDF.type, DCAT.Dataset)
    assert str(me) == f"{prefix.replace('编号', '%E7%BC%96%E5%8F%B7')}dataset/A"


@pytest.mark.parametrize("prefix", ["foo/", "x y", "//a.cn/", "https://a.cn/<x>/"])
def test_a_prefix_that_is_no_absolute_iri_is_refused_by_name(give, tmp_path, prefix):
    with pytest.raises(BadInput, match=r"options\.id_prefix: '.*' is no absolute IRI"):
        give(publish("A"), id_prefix=prefix)
    assert not list(tmp_path.iterdir())


def test_all_options_that_cannot_be_used_are_told_at_once(tmp_path):
    config = {"out": tmp_path, "base_url": BASE, "id_prefix": "foo/", "title": "a\ud800"}
    with pytest.raises(BadInput) as refusal:
        EXPORTER.check(config | {"publisher": {"name": "某局"}})
    assert [fault.where for fault in refusal.value.faults] == [
        "options.title",
        "options.publisher",
        "options.id_prefix",
    ]
