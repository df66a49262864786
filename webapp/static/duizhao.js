// Everything works without this file; it adds copying, keys, and switching the layout in place.
"use strict";

const spoken = document.getElementById("spoken");
let silence;

function say(words) {
  clearTimeout(silence);
  spoken.textContent = words;
  silence = setTimeout(() => { spoken.textContent = ""; }, 4000);
}

// ---- copying -------------------------------------------------------------------------------------

function field(text) {
  const area = Object.assign(document.createElement("textarea"), { value: text, readOnly: true, className: "unseen" });
  document.body.append(area);
  return area;
}

// Outside of https and this machine there is no navigator.clipboard; selecting and copying still works.
function copyOldWay(text) {
  const focused = document.activeElement;
  const area = field(text);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  focused?.focus();
  if (!done) throw new Error("copying was refused");
}

async function put(text) {
  if (navigator.clipboard) await navigator.clipboard.writeText(text);
  else copyOldWay(text);
}

async function fetched(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return (await answer.json()).all;
}

async function copyAs(said, text) {
  try {
    await put(await text());
    say(said);
  } catch {
    say(spoken.dataset.failed);
  }
}

function copy(button) {
  if (button.dataset.text) return copyAs(button.dataset.said, () => button.dataset.text);
  const source = button.dataset.copy && document.getElementById(button.dataset.copy);
  return copyAs(button.dataset.said, () => (source ? source.value : fetched(button.dataset.cite)));
}

for (const button of document.querySelectorAll("button[data-copy], button[data-cite], button[data-text]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

// ---- addresses without what was left blank -----------------------------------------------------------

for (const form of document.querySelectorAll("form.box, form.ask")) {
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (!value) formData.delete(name);
  });
}

// ---- few tab stops: one for the actions of a result, one for the numbers of a document ------------

function rove(box, items, of) {
  box.addEventListener("focusin", ({ target }) => {
    const now = of(target);
    if (items.includes(now)) items.forEach((each) => { each.tabIndex = each === now ? 0 : -1; });
  });
  items.forEach((item, at) => {
    item.tabIndex = at ? -1 : 0;
    item.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      const next = step && items[at + step];
      if (next) { event.preventDefault(); next.focus(); }
    });
  });
}

for (const actions of document.querySelectorAll(".hit .actions")) {
  actions.setAttribute("role", "toolbar");
  rove(actions, [...actions.querySelectorAll("a, button")], (focused) => focused);
}
for (const rows of document.querySelectorAll(".reading .rows")) {
  rove(rows, [...rows.querySelectorAll(".number")], (focused) => focused.closest(".pair")?.querySelector(".number"));
}

// ---- the sentence under the pointer or the caret, lit with its counterpart ------------------------

let lit = [];

function light(sentence) {
  lit.forEach((each) => each.classList.remove("lit"));
  lit = sentence ? [...sentence.closest(".sides").querySelectorAll(`[data-s="${sentence.dataset.s}"]`)] : [];
  lit.forEach((each) => each.classList.add("lit"));
}

const sentenceAt = (node) => (node?.closest ? node : node?.parentElement)?.closest("[data-s]");

document.addEventListener("pointerover", ({ target }) => light(sentenceAt(target)));
// A finger leaves with every tap: what it lit stays until the next one.
document.documentElement.addEventListener("pointerleave", ({ pointerType }) => { if (pointerType !== "touch") light(); });
document.addEventListener("selectionchange", () => light(sentenceAt(getSelection().focusNode)));
document.addEventListener("focusout", ({ target, relatedTarget }) => {
  const pair = target.closest?.(".pair");
  if (pair?.contains(lit[0]) && !pair.contains(relatedTarget)) light();
});

// A word selected in the passage goes into the question how it was translated.
const asking = document.querySelector(".term-of input");
const LONGEST_TERM = 40;

function offer(selected) {
  const text = selected.toString().trim();
  if (text && text.length <= LONGEST_TERM && selected.anchorNode?.parentElement?.closest(".here .side")) asking.value = text;
}

if (asking) document.addEventListener("selectionchange", () => offer(getSelection()));

function step(pair, by) {
  const numbers = [...new Set([...pair.querySelectorAll("[data-s]")].map((each) => each.dataset.s))];
  const at = pair.contains(lit[0]) ? numbers.indexOf(lit[0].dataset.s) + by : by > 0 ? 0 : numbers.length - 1;
  light(numbers[at] && pair.querySelector(`[data-s="${numbers[at]}"]`));
}

// ---- layouts -------------------------------------------------------------------------------------

const layouts = [...document.querySelectorAll(".choice a[data-layout]")];

function switchLayout(link) {
  const page = document.querySelector("main[data-layout]");
  const kept = [...page.querySelectorAll(".pair")].find((pair) => pair.getBoundingClientRect().bottom > 0);
  const before = kept?.getBoundingClientRect().top;
  page.dataset.layout = link.dataset.layout;
  layouts.forEach((each) => each.toggleAttribute("aria-current", each === link));
  link.setAttribute("aria-current", "true");
  history.replaceState(null, "", link.getAttribute("href") + location.hash);
  document.cookie = `layout=${link.dataset.layout}; path=/; max-age=31536000; samesite=lax`;
  if (kept) scrollBy({ top: kept.getBoundingClientRect().top - before, behavior: "instant" });
  say(link.dataset.said);
}

for (const link of layouts) {
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    switchLayout(link);
  });
}

// ---- keys ----------------------------------------------------------------------------------------

const pairs = () => [...document.querySelectorAll(".hit, .kwic .pair, .rows .pair, .passage .here")].filter((pair) => pair.offsetParent);
const current = () => document.activeElement?.closest(".pair");

function move(step) {
  const all = pairs();
  const at = all.indexOf(current());
  const onScreen = all.findIndex((pair) => pair.getBoundingClientRect().bottom > 0);
  const next = all[at < 0 ? Math.max(0, onScreen) : Math.min(all.length - 1, Math.max(0, at + step))];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

function copyCurrent() {
  const pair = current() || document.querySelector(".passage .here");
  const button = pair?.querySelector(".copy");
  const rows = pair?.closest(".rows[data-cite]");
  if (button) copy(button);
  else if (rows) copyAs(rows.dataset.said, () => fetched(rows.dataset.cite.replace("PASSAGE", pair.id.slice(2))));
}

function nextLayout() {
  const at = layouts.findIndex((link) => link.hasAttribute("aria-current"));
  if (layouts.length) switchLayout(layouts[(at + 1) % layouts.length]);
  else document.querySelector(".tools a[data-layout]")?.click();
}

const KEYS = {
  "/": () => { const box = document.getElementById("q"); box?.focus(); box?.select(); },
  j: () => move(1),
  k: () => move(-1),
  c: copyCurrent,
  s: nextLayout,
  ArrowRight: () => step(document.activeElement, 1),
  ArrowLeft: () => step(document.activeElement, -1),
  "?": () => location.assign(document.body.dataset.help),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") light();
  if (event.key === "Escape" && location.hash && document.querySelector(".side-panel:target")) location.hash = "main";
  if (document.body.dataset.keys === "off" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, textarea, select")) return;
  if (event.key.startsWith("Arrow") && !(event.target.matches(".pair") && event.target.querySelector("[data-s]"))) return;
  const act = KEYS[event.key];
  if (act) { event.preventDefault(); act(); }
});
