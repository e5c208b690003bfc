// Links that save what was written, one for each file.
const TYPES = { html: "text/html", csv: "text/csv", json: "application/json" };

function render({ model, el }) {
  const urls = new Map(); // by the file's name
  const status = make("p", { role: "status", "aria-live": "polite", class: "lx-status" });
  const list = make("p", { class: "lx-download" });
  const offer = ({ file, said }, [content]) => {
    status.textContent = said;
    if (urls.has(file)) return; // another view of this cell asked for it
    const type = TYPES[file.split(".").pop()] ?? "text/plain";
    urls.set(file, URL.createObjectURL(new Blob([content], { type })));
    list.append(control(
      "a", { href: urls.get(file), download: file }, tr("Download {file}", { file }),
    ), " ");
  };
  model.on("msg:custom", offer);
  el.append(make("div", { class: "lx", dir: WAY }, status, list));
  let again = null;
  const ask = (times) => { // while other cells run, a message may be passed over
    if (urls.size || !times) return;
    try { model.send({ do: "send" }); } catch { return; /* its kernel is gone */ }
    again = setTimeout(() => ask(times - 1), 3000);
  };
  ask(10);
  return () => {
    clearTimeout(again);
    model.off("msg:custom", offer);
    for (const url of urls.values()) URL.revokeObjectURL(url);
  };
}

export default { render };
