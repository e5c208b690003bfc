// The hand-in box: a name, a button, what became of the page, and a link to save it.
function render({ model, el }) {
  const legendId = newId();
  const nameId = newId();
  const name = control("input", { type: "text", id: nameId, autocomplete: "name" });
  let given = model.get("state").name; // what the kernel knows of it
  name.value = given;
  const status = make("div", { role: "status", "aria-live": "polite", class: "lx-status" });
  const download = make("p", { class: "lx-download", hidden: true });
  const gone = () => {
    say("incorrect", tr("Not done"), tr("The kernel was restarted: run this cell again."));
  };
  const ask = (what) => {
    try { model.send({ do: what }); } catch { gone(); }
  };
  const sure = make(
    "div", { class: "lx-buttons", hidden: true },
    button(tr("Bring it back all the same"), () => ask("bring back")),
    button(tr("Leave it"), () => ask("leave")),
  );
  let url = "";
  const form = make(
    "form", { class: "lx lx-hand-in", dir: WAY, "aria-labelledby": legendId },
    make("fieldset", {},
      make("legend", { id: legendId }, tr("Hand in")),
      make("div", { class: "lx-row" }, make("label", { for: nameId }, tr("Your name")), name)),
    make("div", { class: "lx-buttons" },
      control("button", { type: "submit", class: "lx-check" }, tr("Make my page"))),
    status,
    download,
    sure,
    make("div", { class: "lx-again" }),
  );
  const chosen = ([[file, content]]) => {
    say("", tr("Reading the page"), tr("This takes a few seconds."));
    forget();
    sendFile(model, file, content, model.get("state").largest).catch(gone);
  };
  form.querySelector(".lx-again").replaceWith(fileField(
    form, tr("Worked somewhere else before? Open a page that you made:"),
    { accept: ".html,.htm,.mht,.mhtml,.json" }, chosen,
  ));
  keepKeys(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // At once, and from the page itself: the kernel may be busy.
    say("", tr("Making your page"), tr("This takes a few seconds."));
    forget();
    try {
      model.send({ do: "hand in", name: name.value });
    } catch {
      gone();
    }
  });
  const say = (standing, headline, said) => {
    form.dataset.status = standing;
    status.replaceChildren(...[
      headline && make("strong", { class: "lx-headline" }, headline), make("p", {}, said),
    ].filter(Boolean));
  };
  const forget = () => {
    URL.revokeObjectURL(url);
    download.hidden = true;
  };
  const offer = ({ file, save }, [page]) => {
    forget();
    url = URL.createObjectURL(new Blob([page], { type: "text/html" }));
    const link = control("a", { href: url, download: file }, tr("Download my page"));
    download.replaceChildren(link);
    download.hidden = false;
    link.focus({ preventScroll: true });
    if (save) link.click();
  };
  const update = () => {
    const state = model.get("state");
    say(state.status, state.headline, state.said);
    if (state.name !== given) name.value = given = state.name; // a page brought it along
    const asked = !sure.hidden;
    sure.hidden = !state.asks;
    if (state.asks && !asked) sure.firstChild.focus({ preventScroll: true });
    if (state.status === "correct") { // the list of files looks only now and then
      document.querySelector('[data-command="filebrowser:refresh"]')?.click();
    }
  };
  update();
  model.on("change:state", update);
  model.on("msg:custom", offer);
  el.append(form);
  return () => {
    forget();
    model.off("change:state", update);
    model.off("msg:custom", offer);
  };
}

export default { render };
