// Reading: the sentence under the pointer or the caret with its counterpart, and the layout switched in place.
"use strict";

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

KEYS.ArrowRight = () => step(document.activeElement, 1);
KEYS.ArrowLeft = () => step(document.activeElement, -1);

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

function nextLayout() {
  const at = layouts.findIndex((link) => link.hasAttribute("aria-current"));
  if (layouts.length) switchLayout(layouts[(at + 1) % layouts.length]);
  else document.querySelector(".tools a[data-layout]")?.click();
}

KEYS.s = nextLayout;
