// Suggestions under the boxes, as the ARIA Authoring Practices describe a combobox with a list (manual selection).
// The boxes work without them; while a word is being composed by an input method nothing is asked and no key is taken.
"use strict";

function suggesting(box, number, words) {
  const WAIT = 120; // ms after the last key: faster typists would only see lists flicker
  const list = Object.assign(document.createElement("ul"), { id: number ? `offers-${number}` : "offers", className: "offers", hidden: true });
  const told = Object.assign(document.createElement("span"), { className: "unseen" });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.offers);
  told.setAttribute("role", "status");
  box.after(list, told);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) {
    box.setAttribute(name, value);
  }

  let offers = [];
  let active = -1;
  let asked = "";
  let waiting;
  let going;

  const open = () => !list.hidden;
  const tag = ({ text, lang }) => (lang === "zh" ? "zh-Hans" : /\p{Script=Han}/u.test(text) ? "zh-Hans" : "en");

  function close() {
    clearTimeout(waiting);
    going?.abort();
    list.hidden = true;
    told.textContent = "";
    box.setAttribute("aria-expanded", "false");
    point(-1);
  }

  function point(at) {
    active = at;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    if (at < 0) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", list.children[at].id);
  }

  function piece(className, text) {
    return Object.assign(document.createElement("span"), { className, textContent: text });
  }

  function item(offer, at) {
    const row = Object.assign(document.createElement("li"), { id: `${list.id}-${at}` });
    const text = piece("", offer.text);
    text.lang = tag(offer);
    row.setAttribute("role", "option");
    row.append(text);
    if (words[offer.kind]) row.append(piece("kind", words[offer.kind]));
    const count = piece("n", offer.passages.toLocaleString(document.documentElement.lang));
    count.append(piece("unseen", ` ${words.passages}`));
    row.append(count);
    row.addEventListener("click", () => take(at));
    return row;
  }

  function show(found) {
    offers = found;
    if (!offers.length || document.activeElement !== box) return close();
    list.replaceChildren(...offers.map(item));
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    told.textContent = words.found.replace("%", offers.length);
    point(-1);
  }

  async function ask() {
    const text = box.value;
    asked = text;
    going?.abort();
    going = new AbortController();
    try {
      const answer = await fetch(`${words.suggestions}?q=${encodeURIComponent(text)}`, { signal: going.signal });
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      const { suggestions } = await answer.json();
      if (box.value === text) show(suggestions.filter((offer) => offer.text !== text.trim()));
    } catch {
      close(); // no suggestions is no failure: what was typed can be searched
    }
  }

  function soon() {
    clearTimeout(waiting);
    if (box.value.trim()) waiting = setTimeout(ask, WAIT);
    else close();
  }

  function take(at) {
    box.value = offers[at].text;
    close();
    if (box.dataset.suggest !== "fill") box.form.requestSubmit(); // of several boxes each is filled before one sends
  }

  function move(by) {
    const after = active + by;
    point(after >= offers.length ? -1 : after < -1 ? offers.length - 1 : after);
  }

  const KEYS = {
    ArrowDown: () => (open() ? move(1) : soon()),
    ArrowUp: () => open() && move(-1),
    Escape: () => close(),
    Enter: () => take(active),
    Tab: () => close(),
  };

  box.addEventListener("keydown", (event) => {
    // 229: the key belongs to the input method, also where isComposing is late.
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = KEYS[event.key];
    if (!act || (event.key === "Enter" && active < 0) || (event.key === "Escape" && !open())) return;
    if (event.key !== "Tab") event.preventDefault();
    act();
  });
  box.addEventListener("input", ({ isComposing }) => { if (!isComposing && box.value !== asked) soon(); });
  box.addEventListener("compositionstart", close);
  box.addEventListener("compositionend", soon);
  box.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
}

const asked = document.querySelector("#q[data-offers]"); // it has the words and the address for all boxes of the page
if (asked) document.querySelectorAll("input[data-suggest]").forEach((box, at) => suggesting(box, at, asked.dataset));
