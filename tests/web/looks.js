({
  wide: () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  space() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
      p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  },
  cut: () =>
    [...document.querySelectorAll("body *")]
      .filter((one) => !one.closest(".unseen, #your, .skip, input") && one.clientWidth)
      .filter((one) => getComputedStyle(one).overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1)
      .map((one) => `${one.tagName}.${one.className}`),
  focus() {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const box = one.getClientRects()[0];
    const style = getComputedStyle(one);
    const places = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.15], [0.5, 0.85]];
    const hits = places.map(([x, y]) => document.elementFromPoint(box.x + box.width * x, box.y + box.height * y));
    return {
      what: `${one.tagName}#${one.id} ${one.textContent.trim().slice(0, 30)}`,
      tag: one.tagName,
      ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
      seen: hits.some((hit) => hit && (hit === one || one.contains(hit))),
      height: one.getBoundingClientRect().height,
      inline: style.display === "inline",
    };
  },
  letters() {
    const wrong = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const text = walk.currentNode.data;
      const lang = walk.currentNode.parentElement.closest("[lang]")?.lang;
      const other = (/[Ѐ-ӿ]/.test(text) && lang !== "ru") || (/[əğıƏĞİş]/.test(text) && lang !== "az");
      if (other) wrong.push(`${lang}: ${text.trim()}`);
    }
    return wrong;
  },
  fixed: () =>
    [...document.querySelectorAll("*")]
      .filter((one) => ["fixed", "sticky"].includes(getComputedStyle(one).position))
      .map((one) => `${one.tagName}#${one.id}`),
  shape() {
    const all = (css) => [...document.querySelectorAll(css)];
    const wrong = [];
    const must = (right, what) => right || wrong.push(what);
    must(all("h1").length === 1, `h1: ${all("h1").length}`);
    for (const one of all(".talk > li")) must(one.querySelector("h2"), `${one.id} has no heading`);
    for (const one of all("fieldset")) must(one.querySelector("legend")?.textContent, "fieldset without a name");
    for (const one of all("[id]")) must(all(`#${CSS.escape(one.id)}`).length === 1, `twice: ${one.id}`);
    for (const one of all("a, button")) must(one.textContent.trim(), `no words: ${one.outerHTML.slice(0, 80)}`);
    must(!all("[onclick], [style]").length, "inline script or style");
    if (!all("#write").length) return wrong;
    for (const role of ["log", "status", "alert"]) must(all(`[role=${role}]`).length === 1, `no region: ${role}`);
    must(all("label[for=text]").length, "field without a label");
    const ids = document.querySelector("#text").getAttribute("aria-describedby")?.split(" ") ?? [];
    must(ids.includes("hint"), "field without its hint");
    for (const id of ids) must(document.getElementById(id), `nothing named ${id}`);
    return wrong;
  },
})
