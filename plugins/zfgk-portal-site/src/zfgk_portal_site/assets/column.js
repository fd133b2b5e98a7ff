// The only script of the column: a button to print, and the search. Everything else works without it.
"use strict";

(() => {
  const AT_ONCE = 50; // hits on a screen
  const byId = (id) => document.getElementById(id);

  function make(name, properties, ...children) {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  }

  const tools = byId("tools");
  if (tools) {
    tools.append(make("button", { type: "button", textContent: "打印本页", onclick: () => window.print() }));
  }

  const found = byId("found");
  const wanted = (new URLSearchParams(location.search).get("q") || "").trim();
  if (!found || !wanted) return;

  const folded = (text) => text.normalize("NFKC").toLowerCase();
  const terms = folded(wanted).split(/\s+/).filter(Boolean);
  const said = byId("said");
  const further = byId("further");
  const files = Number(found.dataset.files);
  const waiting = []; // hits that are not shown yet
  let next = 1;
  let shown = 0;

  // Each file of the index calls this with its entries: title, day, place, what stands below the title, further words.
  window.zfgkIndex = (entries) => {
    for (const entry of entries) {
      const [title, day, , sub, words] = entry;
      const text = folded(`${title} ${day} ${sub} ${words}`);
      if (terms.every((term) => text.includes(term))) waiting.push(entry);
    }
  };

  // Marks the terms where they stand as typed; other spellings are found, but not marked.
  function marked(text) {
    const plain = text.toLowerCase();
    const parts = [];
    let from = 0;
    while (plain.length === text.length) {
      const near = terms.map((term) => [plain.indexOf(term, from), term.length]).filter(([at]) => at >= 0);
      if (!near.length) break;
      const [at, length] = near.reduce((one, other) => (other[0] < one[0] ? other : one));
      parts.push(text.slice(from, at), make("mark", { textContent: text.slice(at, at + length) }));
      from = at + length;
    }
    return [...parts, text.slice(from)];
  }

  function show([title, day, place, sub]) {
    const link = make("a", { href: `info/${place}.html` }, ...marked(title));
    const below = make("span", { className: "sub" }, ...marked(sub), sub ? " · " : "", make("time", { dateTime: day, textContent: day }));
    found.append(make("li", {}, link, below));
    shown += 1;
    return link;
  }

  function tell() {
    const more = waiting.length > 0 || next <= files;
    further.hidden = !more;
    if (more) said.textContent = `“${wanted}”：已列出 ${shown} 条，较早的信息尚未列出。`;
    else said.textContent = shown ? `“${wanted}”：共找到 ${shown} 条。` : `没有找到与“${wanted}”相符的信息。`;
  }

  function load() {
    const script = make("script", { src: `assets/index-${next}.js` });
    script.onload = script.onerror = (event) => {
      script.remove();
      if (event.type === "error") {
        next = files + 1;
        said.textContent = "检索目录没有载入，请刷新页面或者从下列栏目查阅。";
        return;
      }
      go();
    };
    next += 1;
    document.head.append(script);
  }

  let screen = AT_ONCE;
  let first = null; // where the focus goes after a further screen
  let moved = true;

  function go() {
    while (waiting.length && shown < screen) {
      const link = show(waiting.shift());
      first = first || link;
    }
    if (shown < screen && next <= files) {
      load();
      return;
    }
    tell();
    if (!moved && first) first.focus();
    moved = true;
  }

  further.onclick = () => {
    screen = shown + AT_ONCE;
    first = null;
    moved = false;
    go();
  };

  byId("q").value = wanted;
  document.title = `${wanted} - ${document.title}`;
  said.textContent = "正在检索…";
  go();
})();
