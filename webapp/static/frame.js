// What the other scripts stand on; they follow this one in order and share its names. Everything works without them.
"use strict";

const spoken = document.getElementById("spoken");
let silence;

function say(words) {
  clearTimeout(silence);
  spoken.textContent = words;
  silence = setTimeout(() => { spoken.textContent = ""; }, 4000);
}

// What a key does, by its name: each script adds its own, keys.js listens.
const KEYS = {};

// ---- addresses without what was left blank -------------------------------------------------------

for (const form of document.querySelectorAll("form.box, form.ask")) {
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (!value) formData.delete(name);
  });
}

// ---- few tab stops: one for the actions of a result, one for the numbers of a document -----------

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

const current = () => document.activeElement?.closest(".pair");
