// Keeps what a teacher ticked: in the page itself, which is saved as a file.
// What was written is set as text, and only this script may run in the page.
const save = (name, content) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "text/html" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

// The state of a form is no part of its markup until it is written there.
const write = () => {
  for (const input of document.querySelectorAll("input")) {
    input.toggleAttribute("checked", input.checked);
  }
  for (const area of document.querySelectorAll("textarea")) {
    area.textContent = area.value;
  }
};

const html = (root) => `<!doctype html>\n${root.outerHTML}`;

let unsaved = false;
document.addEventListener("input", () => { unsaved = true; });
window.addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});

// One learner's page: the ticks and the remark, to be read and printed, not changed.
const sheetOf = (learner) => {
  const root = document.documentElement.cloneNode(true);
  const main = root.querySelector("main");
  main.replaceChildren(learner.cloneNode(true));
  for (const gone of root.querySelectorAll("script, button, .brief")) gone.remove();
  for (const input of root.querySelectorAll("input")) input.disabled = true;
  for (const area of root.querySelectorAll("textarea")) {
    const said = document.createElement("blockquote");
    said.textContent = area.textContent;
    area.replaceWith(said);
  }
  root.querySelector("title").textContent = learner.querySelector("h2").textContent;
  return root;
};

document.addEventListener("click", ({ target }) => {
  const what = target.dataset?.save;
  if (!what) return;
  write();
  if (what === "all") {
    save("briefs.html", html(document.documentElement));
    unsaved = false;
  } else {
    const learner = target.closest(".learner");
    save(learner.dataset.file, html(sheetOf(learner)));
  }
});
