// Where a teacher drops hand-ins: a place, a field to choose files with, what came.
function render({ model, el }) {
  const legendId = newId();
  const status = make("p", { role: "status", "aria-live": "polite", class: "lx-status" });
  const form = make("div", {
    class: "lx lx-drop-area", dir: WAY, role: "group", "aria-labelledby": legendId,
  });
  const gone = () => {
    status.textContent = tr("The kernel was restarted: run this cell again.");
  };
  const taken = async (files) => {
    for (const [name, file] of files) {
      await sendFile(model, name, file, model.get("state").largest).catch(gone);
    }
  };
  const away = button(tr("Take them away"), () => {
    try { model.send({ do: "away" }); } catch { gone(); }
  });
  form.append(
    make("strong", { id: legendId }, tr("Hand-ins")),
    fileField(form, tr("Drop files here, or choose them:"), { multiple: true }, taken),
    status, make("div", { class: "lx-buttons" }, away),
  );
  keepKeys(form);
  const update = () => {
    const state = model.get("state");
    status.textContent = state.said;
    away.hidden = !state.holds;
  };
  update();
  model.on("change:state", update);
  el.append(form);
  return () => model.off("change:state", update);
}

export default { render };
