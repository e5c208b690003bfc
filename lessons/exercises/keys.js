// Ctrl + S saves the page from a field too: the notebook gets the key that the field keeps.
function passOnSave(event) {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
  event.preventDefault(); // the browser would save a page of its own
  const { key, code, keyCode, ctrlKey, metaKey } = event;
  event.currentTarget.closest(".jp-Notebook")?.dispatchEvent(new KeyboardEvent(
    "keydown", { key, code, keyCode, ctrlKey, metaKey, bubbles: true, cancelable: true },
  ));
}

