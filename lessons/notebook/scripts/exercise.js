// One exercise: a question, its answer, its feedback.

const PATIENCE = 8000; // milliseconds until somebody is told that no kernel answers
const UNHEARD = tr("NOT SAVED: the kernel is busy, or was restarted. Was it restarted? Choose Run → Run All Cells. Your answer waits here and comes back.");
const NOT_YET = tr("not saved yet …");
const QUIETLY = ["", NOT_YET, tr("saved ✓")];

// What could not be saved waits in this tab of the browser for the next kernel.
const waiting = {
  key: (id) => `two-front-pages ${location.pathname} ${id}`,
  put(id, answer) {
    try { sessionStorage.setItem(waiting.key(id), JSON.stringify(answer)); } catch { /* none */ }
  },
  take(id) {
    try {
      const kept = sessionStorage.getItem(waiting.key(id));
      sessionStorage.removeItem(waiting.key(id));
      return kept && JSON.parse(kept);
    } catch {
      return null;
    }
  },
};

// A cell that was run by itself is left with its question in sight: JupyterLab goes on to
// the next cell, and a tall box would stand there with its buttons alone.
function keepInSight(form, legend) {
  const mine = (shared.drawn += 1);
  const look = () => {
    const cell = form.closest(".jp-Cell");
    const prompts = form.closest(".jp-Notebook")?.querySelectorAll(".jp-InputPrompt") ?? [];
    const busy = [...prompts].some((prompt) => prompt.textContent.includes("*"));
    const near = [cell, cell?.nextElementSibling].some((one) => one?.matches(".jp-mod-active"));
    if (near && !busy && mine === shared.drawn) legend.scrollIntoView({ block: "nearest" });
  };
  setTimeout(look, 300); // JupyterLab has scrolled by then
}

function render({ model, el }) {
  const question = model.get("question");
  const name = newId();
  const view = `${name} ${Date.now()}`; // other tabs have numbers of their own
  const legendId = `${name}-legend`;
  const [first, ...rest] = question.prompt.split("\n");

  let typing = null;
  let unheard = null;
  let sends = 0;
  let sent = null; // what the kernel has not answered yet
  let awaited = null; // where the answer to the button that was pressed will stand
  const answer = (checking) => inputs.read(checking);
  const giveUp = () => {
    say(saved, UNHEARD);
    if (awaited) bringIntoSight(saved);
    waiting.put(question.id, answer(false));
  };
  const tell = (what) => {
    clearTimeout(typing);
    clearTimeout(unheard);
    typing = null;
    sends += 1;
    sent = `${view} ${sends}`;
    try {
      model.send({ do: what, answer: answer(what === "check"), sent });
      unheard = setTimeout(giveUp, PATIENCE);
    } catch {
      giveUp(); // its kernel is gone
    }
  };
  const finishTyping = () => { if (typing) tell("change"); };
  const changed = () => {
    say(saved, NOT_YET);
    if (form.dataset.status) reply("", question.changed, ""); // it was to another answer
    mark(inputs.view, {});
    clearTimeout(typing);
    typing = setTimeout(() => tell("change"), 400);
  };
  const ask = (what, place) => () => {
    finishTyping();
    awaited = place;
    tell(what);
  };
  // The answer to a button stands below it, often past the foot of the window.
  const bringIntoSight = (place) => {
    place.scrollIntoView({ block: "nearest" });
    awaited = null;
  };

  const unsaved = waiting.take(question.id);
  const inputs = KINDS[question.kind](
    question, unsaved ?? model.get("state").answer, changed, name, legendId,
  );
  const legend = make("legend", { id: legendId }, first);
  const now = make("p", { class: "lx-now" });
  const check = control("button", { type: "submit", class: "lx-check" }, question.button);
  const status = make("div", {
    role: "status", "aria-live": "polite", class: "lx-status", tabindex: "-1",
  });
  const hints = make("ol", { class: "lx-hints", "aria-live": "polite", "aria-label": tr("Hints") });
  const shown = make("div", { class: "lx-shown", "aria-live": "polite" });
  const hint = button(tr("Hint"), ask("hint", hints));
  const show = button("", ask("show", shown), { class: "lx-show" });
  const saved = make("p", { class: "lx-saved" });
  const fields = make("fieldset", {},
    legend, ...rest.filter(Boolean).map((line) => make("p", {}, line)), inputs.view, now);

  const form = make(
    "form", { class: "lx", dir: WAY, "aria-labelledby": legendId, "data-exercise": question.id },
    fields, make("div", { class: "lx-buttons" }, check, hint, show), status, hints, shown, saved,
  );
  keepKeys(form);
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) finishTyping();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    awaited = status;
    tell("check");
  });

  const reply = (standing, headline, message) => {
    form.dataset.status = standing;
    status.replaceChildren(...[
      headline && make("strong", { class: "lx-headline" }, headline),
      message && make("p", {}, message),
    ].filter(Boolean));
  };
  const say = (element, text) => {
    element.textContent = text;
    element.classList.toggle("lx-warning", !QUIETLY.includes(text));
  };
  // What says the same stays as it is: only what is new is announced.
  const listing = (element, tag, texts) => {
    while (element.children.length > texts.length) element.lastChild.remove();
    texts.forEach((text, at) => {
      const old = element.children[at];
      if (!old) element.append(make(tag, {}, text));
      else if (old.textContent !== text) old.textContent = text;
    });
  };

  let checks = null;
  const update = () => {
    const state = model.get("state");
    const newest = sent === null || state.heard === sent;
    if (newest && !typing) { // else the reply is to an older answer
      sent = null;
      clearTimeout(unheard);
      waiting.take(question.id);
      say(saved, state.saved);
      // Announced anew after each check, and not each time that an answer is saved.
      if (state.checks !== checks || state.status !== form.dataset.status) {
        reply(state.status, state.headline, state.message);
        mark(inputs.view, state.marks);
      }
    }
    checks = state.checks;
    now.textContent = state.now;
    listing(hints, "li", state.hints);
    listing(shown, "p", state.shown);
    const focused = document.activeElement;
    const last = state.hints.length >= question.hints;
    // “Show me” opens the hints that are left, so it takes the place of “Hint”.
    const helped = Boolean(state.show) || state.shown.length > 0;
    hint.hidden = !question.hints || state.locked || helped;
    hint.disabled = last;
    show.hidden = !state.show;
    show.textContent = state.show;
    fields.disabled = check.hidden = state.locked;
    if (state.locked && focused === check) status.focus(); // not lost to the page
    else if (focused === hint && !show.hidden) show.focus();
    else if ((last && focused === hint) || (show.hidden && focused === show)) check.focus();
    if (awaited && sent === null) bringIntoSight(awaited);
  };
  update();
  model.on("change:state", update);
  el.append(form);
  keepInSight(form, legend);
  if (unsaved !== null) { // what is saved is the answer before this one
    say(saved, NOT_YET);
    tell("change");
  }
  return () => {
    finishTyping();
    clearTimeout(unheard);
    model.off("change:state", update);
  };
}

export default { render };
