// Keys: each is also a visible control, and all of them can be switched off on the page of help.
"use strict";

const STOPS = ".hit, .kwic .pair, .rows .pair[tabindex], .passage .here";
const pairs = () => [...document.querySelectorAll(STOPS)].filter((pair) => pair.offsetParent);

function move(step) {
  const all = pairs();
  const at = all.indexOf(current());
  const onScreen = all.findIndex((pair) => pair.getBoundingClientRect().bottom > 0);
  const next = all[at < 0 ? Math.max(0, onScreen) : Math.min(all.length - 1, Math.max(0, at + step))];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

KEYS["/"] = () => { const box = document.getElementById("q"); box?.focus(); box?.select(); };
KEYS.j = () => move(1);
KEYS.k = () => move(-1);
KEYS["?"] = () => location.assign(document.body.dataset.help);

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") light();
  if (event.key === "Escape" && location.hash && document.querySelector(".side-panel:target")) location.hash = "main";
  if (document.body.dataset.keys === "off" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, textarea, select")) return;
  if (event.key.startsWith("Arrow") && !(event.target.matches(".pair") && event.target.querySelector("[data-s]"))) return;
  const act = KEYS[event.key];
  if (act) { event.preventDefault(); act(); }
});
