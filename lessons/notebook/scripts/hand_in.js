// The hand-in box: a name, a button, what became of the page, and a link to save it.
function render({ model, el }) {
  const legendId = newId();
  const nameId = newId();
  const name = control("input", { type: "text", id: nameId, autocomplete: "name" });
  name.value = model.get("state").name;
  const status = make("div", { role: "status", "aria-live": "polite", class: "lx-status" });
  const download = make("p", { class: "lx-download", hidden: true });
  let url = "";
  const form = make(
    "form", { class: "lx lx-hand-in", "aria-labelledby": legendId },
    make("fieldset", {},
      make("legend", { id: legendId }, "Hand in"),
      make("div", { class: "lx-row" }, make("label", { for: nameId }, "Your name"), name)),
    make("div", { class: "lx-buttons" },
      control("button", { type: "submit", class: "lx-check" }, "Make my page")),
    status,
    download,
  );
  keepKeys(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // At once, and from the page itself: the kernel may be busy.
    say("", "Making your page", "This takes a few seconds.");
    forget();
    try {
      model.send({ do: "hand in", name: name.value });
    } catch {
      say("incorrect", "Not made", "The kernel was restarted: run this cell again.");
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
  const offer = ({ file }, [page]) => {
    forget();
    url = URL.createObjectURL(new Blob([page], { type: "text/html" }));
    const link = control("a", { href: url, download: file }, "Download my page");
    download.replaceChildren(link);
    download.hidden = false;
    link.focus({ preventScroll: true });
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
  model.on("msg:custom", offer);
  el.append(form);
  return () => {
    forget();
    model.off("change:state", update);
    model.off("msg:custom", offer);
  };
}

export default { render };
