// Two panes that follow each other: what stands at a third of the height of one is brought there in the other.
"use strict";

(() => {
  const panes = [...document.querySelectorAll(".pane")];
  const linked = document.getElementById("linked");
  if (panes.length !== 2 || !linked) return;

  const LINE = 1 / 3; // where the eye rests while reading on: below the top, above the middle
  linked.closest("[hidden]").hidden = false;

  // Every passage is in both panes, in the same order.
  const rows = panes.map((pane) => [...pane.querySelectorAll(".pair")]);
  const top = (pane) => pane.getBoundingClientRect().top;

  function standing(pane, line) {
    const all = rows[panes.indexOf(pane)];
    let low = 0;
    let high = all.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (all[middle].getBoundingClientRect().top - top(pane) <= line) low = middle;
      else high = middle - 1;
    }
    const box = all[low].getBoundingClientRect();
    return [low, (line - (box.top - top(pane))) / Math.max(1, box.height)];
  }

  // At either end of a pane the line moves to that end, so that both reach their ends together.
  function lineOf(pane) {
    const most = pane.scrollHeight - pane.clientHeight;
    const slack = pane.clientHeight * LINE;
    if (pane.scrollTop < slack) return pane.scrollTop;
    return Math.max(slack, pane.clientHeight - Math.max(0, most - pane.scrollTop) * ((pane.clientHeight - slack) / slack));
  }

  function follow(pane) {
    const other = panes[1 - panes.indexOf(pane)];
    const line = lineOf(pane);
    const [at, share] = standing(pane, line);
    const box = rows[panes.indexOf(other)][at]?.getBoundingClientRect();
    if (box) other.scrollTop += box.top - top(other) + share * box.height - line;
  }

  // The pane that somebody scrolls leads; the scrolling of the one that follows is nobody's wish.
  let leader = panes[0];
  let waiting = false;
  for (const pane of panes) {
    for (const kind of ["pointerenter", "pointerdown", "wheel", "touchstart", "focusin", "keydown"]) {
      pane.addEventListener(kind, () => { leader = pane; }, { passive: true });
    }
    pane.addEventListener("scroll", () => {
      if (pane !== leader || !linked.checked || waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; follow(leader); });
    }, { passive: true });
  }

  linked.addEventListener("change", () => {
    document.cookie = `linked=${linked.checked ? "on" : "off"}; path=/; max-age=31536000; samesite=lax`;
    if (linked.checked) follow(leader);
  });
  addEventListener("hashchange", () => { leader = panes[0]; });
  if (linked.checked && panes[0].scrollTop) follow(panes[0]);
})();
