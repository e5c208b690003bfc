// The entry page: what is kept, where a learner was, and the files for no internet.
"use strict";
const $ = (id) => document.getElementById(id);

async function showAnswers() {
  const answers = await keeping.answers().catch(() => []);
  let all = 0;
  for (const [lesson, number] of answers) {
    const place = document.querySelector(`[data-lesson="${lesson}"] .done`);
    if (!place || !number) continue;
    all += number;
    place.textContent = filled(number === 1 ? WORDS.answer : WORDS.answers, { number });
    place.hidden = false;
  }
  if (!all) return;
  $("found").textContent = filled(WORDS.found, { number: all });
  $("found").hidden = false;
}

function goOn() {
  let last = null;
  try {
    last = localStorage.getItem("two-front-pages-last");
  } catch {
    return; // storage is denied
  }
  const link = [...document.querySelectorAll("ol a")].find((one) =>
    last && one.getAttribute("href").endsWith(encodeURIComponent(last)));
  if (!link) return;
  $("go").href = link.href;
  $("go").textContent = filled(WORDS.go_on, { lesson: link.textContent.trim() });
}

function listen() {
  new BroadcastChannel("two-front-pages").addEventListener("message", ({ data }) => {
    if (!("keeping" in data)) return;
    const done = data.kept === data.size;
    const [got, size] = [megabytes(Math.max(data.kept, 0)), megabytes(data.size)];
    $("bar").hidden = done || data.kept < 0;
    $("bar").value = data.size ? Math.max(data.kept, 0) / data.size : 0;
    const said = data.kept < 0 ? WORDS.not_all : done ? WORDS.ready : WORDS.coming;
    const sentence = filled(said, { got, size });
    if ($("ready").textContent !== sentence) $("ready").textContent = sentence;
  });
}

async function keepAll() {
  listen();
  await navigator.serviceWorker.register("service-worker.js?enableCache=false");
  const worker = (await navigator.serviceWorker.ready).active;
  worker.postMessage("keep all");
  await navigator.storage?.persist?.();
}

async function start() {
  if (location.protocol === "file:") {
    $("no-file").hidden = false;
    $("ready").textContent = "";
    return;
  }
  goOn();
  const trouble = await keeping.trouble();
  if (trouble) {
    $("not-kept").textContent = trouble;
    $("not-kept").hidden = false;
    $("ready").textContent = WORDS.needs_network;
    return;
  }
  await showAnswers();
  await keepAll().catch(() => {
    $("not-kept").textContent = WORDS.no_store;
    $("not-kept").hidden = false;
    $("ready").textContent = WORDS.needs_network;
  });
}
start();
