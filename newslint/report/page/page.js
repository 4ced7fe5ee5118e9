
(() => {
  "use strict";
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const one = (id) => document.getElementById(id);
  const bar = one("bar");
  if (!bar) return;
  const notes = all(".note");
  const chips = all(".chip", bar);
  const boxes = all("input[data-rule]", bar);
  const articles = all("article");
  const marks = new Map();
  for (const mark of all("mark[data-n]")) {
    for (const number of mark.dataset.n.split(" ")) {
      if (!marks.has(number)) marks.set(number, []);
      marks.get(number).push(mark);
    }
  }
  let visible = notes;
  let now = -1;

  const say = () => {
    one("place").textContent = now < 0 ? visible.length + " shown" : now + 1 + " of " + visible.length;
    one("none").hidden = visible.length > 0;
  };
  const light = (note, on) => {
    note.classList.toggle("now", on);
    for (const mark of marks.get(note.dataset.n) || []) mark.classList.toggle("now", on);
  };
  const go = (at) => {
    if (now >= 0) light(visible[now], false);
    now = at;
    const note = visible[now];
    light(note, true);
    note.focus({ preventScroll: true });
    ((marks.get(note.dataset.n) || [note])[0]).scrollIntoView({ block: "center" });
    say();
  };
  const step = (by) => {
    if (visible.length) go((now + (now < 0 && by < 0 ? 0 : by) + visible.length) % visible.length);
  };
  const filter = () => {
    if (now >= 0) light(visible[now], false);
    now = -1;
    const severities = new Set(chips.filter((c) => c.getAttribute("aria-pressed") === "true").map((c) => c.dataset.severity));
    const rules = new Set(boxes.filter((b) => b.checked).map((b) => b.dataset.rule));
    visible = [];
    for (const note of notes) {
      note.hidden = !(severities.has(note.dataset.severity) && rules.has(note.dataset.rule));
      if (!note.hidden) visible.push(note);
      const ref = one("m" + note.dataset.n);
      if (ref) ref.hidden = note.hidden;
    }
    const shown = new Set(visible.map((note) => note.dataset.n));
    for (const mark of all("mark[data-n]")) {
      mark.classList.toggle("off", !mark.dataset.n.split(" ").some((number) => shown.has(number)));
    }
    const stories = new Set(visible.map((note) => note.closest("article").id));
    for (const article of articles) article.hidden = !stories.has(article.id);
    for (const item of all("li[data-story]")) item.hidden = !stories.has(item.dataset.story);
    say();
  };

  for (const chip of chips) {
    chip.addEventListener("click", () => {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
      filter();
    });
  }
  for (const box of boxes) box.addEventListener("change", filter);
  for (const [id, checked] of [["all", true], ["no", false]]) {
    one(id).addEventListener("click", () => {
      for (const box of boxes) box.checked = checked;
      filter();
    });
  }
  one("next").addEventListener("click", () => step(1));
  one("prev").addEventListener("click", () => step(-1));
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-n]");
    const at = mark ? visible.findIndex((note) => mark.dataset.n.split(" ").includes(note.dataset.n)) : -1;
    if (at >= 0) go(at);
    const pick = bar.querySelector(".pick");
    if (!pick.contains(event.target)) pick.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input")) return;
    if (event.key === "n" || event.key === "j") step(1);
    else if (event.key === "p" || event.key === "k") step(-1);
    else if (event.key === "Escape") bar.querySelector(".pick").open = false;
  });
  bar.hidden = false;
  say();
})();
