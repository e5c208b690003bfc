// JupyterLab takes arrows and letters from a focused field, unless this attribute stands
// on the field itself. Stock controls do not set it, so this does, for its whole form.

const SAVED_BEFORE = [ // as lessons/notebook/saved.py has them
  tr("Saved ✓"),
  tr("Kept in this page only: this browser cannot store it. Press “Make my page” at the end before you close."),
  tr("Kept in this page only: this browser cannot store it, and it is gone when you close the page."),
];
const NOT_YET = tr("Not saved yet …");
const NO_ANSWER = tr("NOT SAVED: the kernel is busy, or was restarted. Was it restarted? Choose Run → Run All Cells, and fill this in again.");
const LONGEST = 8000; // milliseconds until somebody is told that no kernel answers

// The line that says how the work of this field stands: the last one of the nearest box
// that has any. A line further out speaks of other fields. A menu that turns the pages
// of a form has no work to save.
function statusOf(field) {
  if (field.closest(".lx-turns-pages")) return null;
  const around = (one) => one?.closest(".widget-vbox");
  for (let box = around(field); box; box = around(box.parentElement)) {
    const lines = box.querySelectorAll("[role=status]");
    if (lines.length) return lines[lines.length - 1];
  }
  return null;
}

const isSaved = (text) => SAVED_BEFORE.some((said) => text.includes(said));
const asNotYet = (text) => SAVED_BEFORE.reduce((told, said) => told.replace(said, NOT_YET), text);

// What is called saved is what the field holds now: the kernel's answer draws the line anew.
function watchFields(form) {
  const typed = new Map(); // a field in which something was typed, and what was said before
  form.addEventListener("input", ({ target }) => {
    const line = target.matches("input[type=text], textarea") && statusOf(target);
    if (!line || typed.has(target) || !isSaved(line.textContent)) return;
    typed.set(target, [line, line.textContent]);
    line.textContent = asNotYet(line.textContent);
  });
  form.addEventListener("change", ({ target }) => {
    const line = statusOf(target);
    typed.delete(target);
    if (!line || target.type === "file") return; // a large file may take long to read
    const marked = asNotYet(line.textContent);
    line.textContent = marked;
    setTimeout(() => {
      if (line.isConnected && line.textContent === marked) line.textContent = NO_ANSWER;
    }, LONGEST);
  });
  form.addEventListener("focusout", ({ target }) => {
    const before = typed.get(target);
    if (!before) return;
    typed.delete(target); // left as it was
    const [line, said] = before;
    if (line.isConnected && line.textContent.includes(NOT_YET)) line.textContent = said;
  });
}

function render({ el }) {
  const watching = new MutationObserver(quieten);
  let found = null;
  function quieten() {
    const form = el.closest(".widget-vbox");
    if (!form) {
      if (!el.isConnected) requestAnimationFrame(quieten);
      return;
    }
    for (const field of form.querySelectorAll("select, button, input, textarea"))
      field.setAttribute("data-lm-suppress-shortcuts", "true");
    keepKeys(form);
    form.dir = WAY;
    if (found !== form) watchFields(form);
    found = form;
    watching.observe(form, { childList: true, subtree: true });
  }
  quieten();
  return () => watching.disconnect();
}
export default { render };
