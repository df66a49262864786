// Copying: a text that stands in the page, or the citation that the server gives for a passage.
"use strict";

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

function copyCurrent() {
  const pair = current() || document.querySelector(".passage .here");
  const button = pair?.querySelector(".copy");
  const rows = pair?.closest(".rows[data-cite]");
  if (button) copy(button);
  else if (rows) copyAs(rows.dataset.said, () => fetched(rows.dataset.cite.replace("PASSAGE", pair.id.slice(2))));
}

KEYS.c = copyCurrent;
