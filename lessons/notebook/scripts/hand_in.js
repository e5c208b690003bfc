// The hand-in box: a name, a button, and what became of the page.
function render({ model, el }) {
  const legendId = newId();
  const nameId = newId();
  const name = control("input", { type: "text", id: nameId, autocomplete: "name" });
  name.value = model.get("state").name;
  const status = make("div", { role: "status", "aria-live": "polite", class: "lx-status" });
  const form = make(
    "form", { class: "lx lx-hand-in", dir: WAY, "aria-labelledby": legendId },
    make("fieldset", {},
      make("legend", { id: legendId }, tr("Hand in")),
      make("div", { class: "lx-row" }, make("label", { for: nameId }, tr("Your name")), name)),
    make("div", { class: "lx-buttons" },
      control("button", { type: "submit", class: "lx-check" }, tr("Make my page"))),
    status,
  );
  keepKeys(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    try {
      model.send({ do: "hand in", name: name.value });
    } catch {
      say("incorrect", tr("Not made"), tr("The kernel was restarted: run this cell again."));
    }
  });
  const say = (standing, headline, said) => {
    form.dataset.status = standing;
    status.replaceChildren(...[
      headline && make("strong", { class: "lx-headline" }, headline), make("p", {}, said),
    ].filter(Boolean));
  };
  const update = () => {
    const state = model.get("state");
    say(state.status, state.headline, state.said);
    if (state.status === "correct") { // the list of files looks only now and then
      document.querySelector('[data-command="filebrowser:refresh"]')?.click();
    }
  };
  update();
  model.on("change:state", update);
  el.append(form);
  return () => model.off("change:state", update);
}

export default { render };
