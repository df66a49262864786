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
const LONGEST_WAIT = 30000;
const look = document.getElementById("look");
let wait = LOOK_EVERY;

function again() {
  setTimeout(lookAgain, wait);
}

function lookNoMore(words) {
  look.hidden = true;
  say(words);
}

// What stands now, null where nobody knows of it any more; throws where no good answer came this time.
async function present() {
  const answer = await fetch(location.pathname);
  if (answer.redirected || [401, 403, 404, 410].includes(answer.status)) return null;
  if (!answer.ok) throw new Error(answer.status);
  return new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("job");
}

async function lookAgain() {
  let now;
  try {
    now = await present();
  } catch {
    wait = Math.min(2 * wait, LONGEST_WAIT); // the server is busy, or is being started anew
    again();
    return;
  }
  if (!now) {
    look.textContent = look.dataset.gone;
    say(look.dataset.gone);
    return;
  }
  wait = LOOK_EVERY;
  const shown = document.getElementById("job");
  if (now.textContent !== shown.textContent) shown.replaceWith(now); // else whoever is on the button would lose it
  if ("over" in now.dataset) lookNoMore(look.dataset.done);
  else if (now.dataset.state === "asking") lookNoMore(look.dataset.asks);
  else again();
}

if (look) again();
