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

