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

async function answered(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer;
}

const fetched = async (address) => (await (await answered(address)).json()).all;
const file = async (address) => (await answered(address)).text();

async function copyAs(said, text) {
  try {
    await put(await text());
    say(said);
  } catch {
    say(spoken.dataset.failed);
  }
}

// What stands in a field, or in an element whose paragraphs are the lines of a text.
const written = (source) => source.value ?? [...source.children].map((line) => line.textContent).join("\n");

function copy(button) {
  const { text, copy: source, file: address, cite, said } = button.dataset;
  if (text) return copyAs(said, () => text);
  if (source) return copyAs(said, () => written(document.getElementById(source)));
  return copyAs(said, () => (address ? file(address) : fetched(cite)));
}

for (const button of document.querySelectorAll("button:is([data-copy], [data-cite], [data-file], [data-text])")) {
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
