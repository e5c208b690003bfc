// Files for the kernel: dropped on a form or chosen, and sent in pieces.

const PIECE = 500_000; // bytes; a server closes the line on a message of ten millions

async function sendFile(model, name, file, largest) {
  const about = { do: "file", id: `${Date.now()} ${newId()}`, name };
  if (file.size > largest) {
    model.send({ ...about, trouble: "too large" });
    return;
  }
  let bytes;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    model.send({ ...about, trouble: "unreadable" });
    return;
  }
  const pieces = Math.max(1, Math.ceil(bytes.byteLength / PIECE));
  for (let at = 0; at < pieces; at += 1) {
    const piece = bytes.slice(at * PIECE, (at + 1) * PIECE);
    model.send({ ...about, at, pieces }, undefined, [piece]);
  }
}

// The files in what was dropped, each with its path: a folder is gone through.
async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...transfer.files].map((file) => [file.name, file]);
  const found = [];
  const walk = async (entry) => {
    const path = entry.fullPath.replace(/^\//, "");
    if (entry.isFile) {
      const file = await new Promise((done, failed) => entry.file(done, failed)).catch(() => null);
      if (file) found.push([path, file]);
      return;
    }
    const reader = entry.createReader();
    for (;;) { // it gives a hundred at a time
      const some = await new Promise((done) => reader.readEntries(done, () => done([])));
      if (!some.length) return;
      for (const one of some) await walk(one);
    }
  };
  for (const entry of entries) await walk(entry);
  return found;
}

// A field to choose files with, and a place to drop them on; `taken` gets [path, file]s.
function fileField(place, label, attributes, taken) {
  const id = newId();
  const input = control("input", { type: "file", id, class: "lx-file", ...attributes });
  const over = (on) => (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    event.stopPropagation(); // JupyterLab would put it into its list of files
    place.classList.toggle("lx-over", on);
  };
  input.addEventListener("change", () => {
    const files = [...input.files].map((file) => [file.name, file]);
    input.value = ""; // so that the same file can be chosen again
    if (files.length) taken(files);
  });
  for (const type of ["dragenter", "dragover"]) place.addEventListener(type, over(true));
  place.addEventListener("dragleave", over(false));
  place.addEventListener("drop", async (event) => {
    over(false)(event);
    if (!event.defaultPrevented) return;
    const files = await dropped(event.dataTransfer);
    if (files.length) taken(files);
  });
  return make("div", { class: "lx-files" }, make("label", { for: id }, label), input);
}
