// Reading: the sentence under the pointer or the caret with its counterpart, and the layout switched in place.
"use strict";

for (const rows of document.querySelectorAll(".reading .rows")) {
  for (const kind of ["a.number", ".reveal summary"]) {
    rove(rows, [...rows.querySelectorAll(kind)], (focused) => focused.closest(".pair")?.querySelector(kind));
  }
}

// ---- the sentence under the pointer or the caret, lit with its counterpart ------------------------

let lit = [];

// Both sides of a passage, which in two panes stand in a row each.
const rowsOf = (node) => {
  const at = node.closest(".pane .pair")?.dataset.at;
  return at ? [...document.querySelectorAll(`.pane .pair[data-at="${at}"]`)] : [node.closest(".sides")];
};

function light(sentence) {
  lit.forEach((each) => each.classList.remove("lit"));
  lit = sentence ? rowsOf(sentence).flatMap((row) => [...row.querySelectorAll(`[data-s="${sentence.dataset.s}"]`)]) : [];
  lit.forEach((each) => each.classList.add("lit"));
}

// Who steps by keys hears both sentences, each in its language; what a pointer passes over stays silent.
const heard = Object.assign(document.createElement("div"), { className: "unseen" });
heard.setAttribute("role", "status");
document.body.append(heard);

function read() {
  heard.replaceChildren(...lit.map((each) => Object.assign(document.createElement("p"), { lang: each.closest("[lang]").lang, textContent: each.textContent })));
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
  read();
}

// ---- the other language on demand, and the way from hit to hit -----------------------------------

KEYS.o = () => { const folded = current()?.querySelector(".reveal"); if (folded) folded.open = !folded.open; };
KEYS.f = () => { const box = document.getElementById("find"); box?.focus(); box?.select(); };
KEYS.n = () => document.querySelector(".walk [rel=next]")?.click();
KEYS.p = () => document.querySelector(".walk [rel=prev]")?.click();

// Escape leads from the box back to the text.
document.getElementById("find")?.addEventListener("keydown", ({ key, target }) => { if (key === "Escape" && !target.value) document.getElementById("main").focus(); });

KEYS.ArrowRight = () => step(document.activeElement, 1);
KEYS.ArrowLeft = () => step(document.activeElement, -1);

// ---- layouts -------------------------------------------------------------------------------------

const layouts = [...document.querySelectorAll(".choice a[data-layout]")];
const SWITCHED = ["side-by-side", "stacked"]; // the same page in another arrangement; the others are pages of their own

// What the reader is at: the first passage that is not above the window, or its pane.
function standing(page) {
  const top = Math.max(0, page.querySelector(".pane")?.getBoundingClientRect().top ?? 0);
  const under = page.querySelector(".walk")?.getBoundingClientRect().bottom ?? 0;
  return [...page.querySelectorAll(".pair[id], .hit")].find((pair) => pair.getBoundingClientRect().bottom > Math.max(top, under) + 8);
}

function switchLayout(link) {
  const page = document.querySelector("main[data-layout]");
  const kept = standing(page);
  if (![link.dataset.layout, page.dataset.layout].every((each) => SWITCHED.includes(each))) {
    const started = kept?.previousElementSibling; // at the very beginning the head of the page is what is read
    location.assign(new URL(link.getAttribute("href") + (started && kept.id ? `#${kept.id}` : ""), location.href));
    return;
  }
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

function nextLayout() {
  const at = layouts.findIndex((link) => link.hasAttribute("aria-current"));
  if (layouts.length) switchLayout(layouts[(at + 1) % layouts.length]);
  else document.querySelector(".tools a[data-layout]")?.click();
}

KEYS.s = nextLayout;
