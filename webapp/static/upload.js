// Adding documents: what is too large is said before it is sent, and how far the work is shows without being asked.
"use strict";

const MEGABYTE = 1048576;
const warning = document.getElementById("too-much");

function tooMuch(form) {
  const files = [...form.querySelectorAll('input[type="file"]')].flatMap((input) => [...input.files].map((file) => [file, input]));
  const large = files.find(([file, input]) => file.size > input.dataset.largest * MEGABYTE);
  if (large) return warning.dataset.file.replace("%", large[0].name);
  const all = files.reduce((sum, [file]) => sum + file.size, 0);
  return all > form.dataset.largest * MEGABYTE ? warning.dataset.all : "";
}

for (const form of warning ? document.querySelectorAll("form[data-largest]") : []) {
  form.addEventListener("submit", (event) => {
    const words = tooMuch(form);
    warning.hidden = !words;
    warning.textContent = words;
    if (!words) return;
    event.preventDefault();
    form.querySelector("button").before(warning);
    say(words);
  });
}

// The page is asked again and its list put in place of this one: the words stay the server's.
const LOOK_EVERY = 1000;
const look = document.getElementById("look");

async function lookAgain() {
  const answer = await fetch(location.pathname);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.getElementById("job");
  if (!now) return;
  document.getElementById("job").replaceWith(now);
  if (!("over" in now.dataset)) { setTimeout(lookAgain, LOOK_EVERY); return; }
  look.hidden = true;
  say(look.dataset.done);
}

if (look) setTimeout(lookAgain, LOOK_EVERY);
