// In a form of the kit, keys do what they do in any form. JupyterLab listens for them all
// over a page: what it must not hear of stops here.

// Ctrl + S saves the page from a field too: the notebook gets the key that the field keeps.
// Told by its place on the keyboard, since other alphabets have another letter there.
function passOnSave(event) {
  const notebook = event.currentTarget.closest(".jp-Notebook");
  const { key, code, keyCode, ctrlKey, metaKey } = event;
  if (!notebook || keyCode !== 83 || !(ctrlKey || metaKey)) return;
  if (event.shiftKey || event.altKey) return;
  event.preventDefault(); // the browser would save a page of its own
  notebook.dispatchEvent(new KeyboardEvent(
    "keydown", { key, code, keyCode, ctrlKey, metaKey, bubbles: true, cancelable: true },
  ));
}

// Shift + Enter leaves a form for the next cell, and checks nothing.
function leave(event) {
  const cell = event.currentTarget.closest(".jp-Cell");
  if (!cell || event.key !== "Enter" || !event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  let next = cell.nextElementSibling;
  while (next && !next.matches(".jp-Cell")) next = next.nextElementSibling;
  const goal = next ?? cell;
  goal.setAttribute("tabindex", goal.getAttribute("tabindex") ?? "-1");
  goal.focus();
  goal.scrollIntoView({ block: "nearest" });
}

// Once JupyterLab has heard of a key, it cancels the line break or the undo that follows.
function keepTyping(event) {
  if (event.target.matches?.("textarea, input[type=text]")) event.stopPropagation();
}

// The same listener is never added twice.
function keepKeys(form) {
  form.addEventListener("keydown", passOnSave);
  form.addEventListener("keydown", leave);
  form.addEventListener("keydown", keepTyping);
}
