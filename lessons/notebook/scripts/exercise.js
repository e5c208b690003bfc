// One exercise: a question, its answer, its feedback. Everything that a learner or an
// article wrote is set as text, never as HTML. JupyterLab listens for single keys all
// over a notebook; `data-lm-suppress-shortcuts` on an element keeps its keys its own.

let count = 0;

const PATIENCE = 8000; // milliseconds until somebody is told that no kernel answers
const UNHEARD = "NOT SAVED: the kernel is busy, or was restarted. Was it restarted? Choose "
  + "Run → Run All Cells. Your answer waits here and comes back.";

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

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

function control(tag, attributes = {}, ...children) {
  return make(tag, { "data-lm-suppress-shortcuts": "true", ...attributes }, ...children);
}

function ticks(type, options, chosen, name, changed) {
  const list = make("div", { class: "lx-options" });
  for (const option of options) {
    const input = control("input", { type, name, value: option.id });
    input.checked = chosen.includes(option.id);
    input.addEventListener("change", changed);
    list.append(make("label", { class: "lx-option" }, input, make("span", {}, option.text)));
  }
  return list;
}

function picked(root) {
  return [...root.querySelectorAll("input:checked")].map((input) => input.value);
}

function select(label, options, chosen, changed) {
  const id = `lx-${++count}`;
  const box = control("select", { id });
  box.append(make("option", { value: "" }, "choose …"));
  for (const option of options) {
    const item = make("option", { value: option.id }, option.text);
    item.selected = option.id === chosen;
    box.append(item);
  }
  box.addEventListener("change", changed);
  return {
    row: make("div", { class: "lx-row" }, make("label", { for: id }, label), box),
    value: () => box.value,
    box,
  };
}

// A word to look for, above a long list of sentences. It is no part of the answer.
function finder(found) {
  const id = `lx-${++count}`;
  const word = control("input", { type: "text", id, class: "lx-find", autocomplete: "off" });
  const said = make("span", { "aria-live": "polite" });
  word.addEventListener("input", () => { said.textContent = found(sought(word.value)); });
  word.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault(); // it would check the answer
  });
  return make(
    "div", { class: "lx-row" }, make("label", { for: id }, "Only sentences with"),
    word, said,
  );
}

// Straight and curly marks, and capitals, are one to whoever looks for a word.
function sought(text) {
  return text.trim().toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}

// Those that hold the word whole ("war", not "warming"); else those with its letters.
function holding(texts, word) {
  const edge = (letter) => !letter || !/[\p{L}\p{N}]/u.test(letter);
  const whole = (text) => {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (edge(text[at - 1]) && edge(text[at + word.length])) return true;
    }
    return false;
  };
  const plain = texts.map(sought);
  const exact = plain.map(whole);
  return !word || exact.some(Boolean)
    ? exact.map((found) => found || !word)
    : plain.map((text) => text.includes(word));
}

function tally(shown, all) {
  return shown === all ? "" : `${shown} of ${all} sentences`;
}

// Two menus or more that offer the sentences of the articles, and show the chosen whole.
function sentenceMenus(parts, answer, changed) {
  const sentences = parts[0].articles.flatMap((article) => article.sentences);
  const menus = parts.map((part) => {
    const { row, value, box } = select(part.text, [], null, changed);
    const whole = make("p", { class: "lx-whole" });
    const draw = (found, chosen) => {
      const groups = part.articles.map((article) => make(
        "optgroup", { label: article.name },
        ...article.sentences
          .filter(({ id }) => id === chosen || found.has(id))
          .map(({ id, text }) => make("option", { value: id, selected: id === chosen }, text)),
      ));
      box.replaceChildren(box.firstChild, ...groups);
      box.value = chosen ?? "";
      show();
    };
    const show = () => {
      whole.textContent = box.value ? box.selectedOptions[0].textContent : "";
    };
    box.addEventListener("change", show);
    draw(new Set(sentences.map(({ id }) => id)), answer?.[part.id]);
    return { id: part.id, row, whole, value, draw };
  });
  const find = finder((word) => {
    const held = holding(sentences.map(({ text }) => text), word);
    const found = new Set(sentences.filter((_, at) => held[at]).map(({ id }) => id));
    menus.forEach((menu) => menu.draw(found, menu.value()));
    return tally(found.size, sentences.length);
  });
  return {
    rows: [find, ...menus.flatMap(({ row, whole }) => [row, whole])],
    read: () => menus.map(({ id, value }) => [id, value()]),
  };
}

// Each kind draws its inputs and says how to read the answer from them.
const KINDS = {
  choice(question, answer, changed, name) {
    const view = ticks("radio", question.options, answer ? [answer] : [], name, changed);
    return { view, read: () => picked(view)[0] ?? null };
  },

  choices(question, answer, changed, name) {
    const view = ticks("checkbox", question.options, answer ?? [], name, changed);
    return { view, read: () => picked(view) };
  },

  number(question, answer, changed, name, legend) {
    const input = control("input", {
      type: "text", inputmode: "decimal", autocomplete: "off", "aria-labelledby": legend,
    });
    input.value = answer ?? "";
    input.addEventListener("input", changed);
    const view = make("div", { class: "lx-row" }, input, make("span", {}, question.unit));
    return { view, read: () => input.value };
  },

  text(question, answer, changed, name, legend) {
    const input = control("textarea", { rows: question.rows, "aria-labelledby": legend });
    input.value = answer ?? "";
    input.addEventListener("input", changed);
    return { view: input, read: () => input.value };
  },

  evidence(question, answer, changed, name) {
    const type = question.most === 1 ? "radio" : "checkbox";
    const view = make("div", {});
    const find = finder((word) => {
      const labels = [...view.querySelectorAll(".lx-option")];
      const held = holding(labels.map((label) => label.textContent), word);
      labels.forEach((label, at) => {
        label.hidden = !held[at] && !label.querySelector("input").checked;
      });
      return tally(labels.filter((label) => !label.hidden).length, labels.length);
    });
    view.append(find);
    for (const article of question.articles) {
      const group = make("fieldset", { class: "lx-article" });
      group.append(make("legend", {}, article.name));
      group.append(ticks(type, article.sentences, answer ?? [], name, changed));
      view.append(group);
    }
    return { view, read: () => picked(view) };
  },

  order(question, answer, changed) {
    const texts = new Map(question.steps.map((step) => [step.id, step.text]));
    let order = answer?.length === texts.size ? [...answer] : [...texts.keys()];
    let moved = Boolean(answer?.length);
    const view = make("ol", { class: "lx-steps" });
    const draw = (focus) => {
      view.replaceChildren();
      order.forEach((id, at) => {
        const up = control("button", { type: "button", "aria-label": `Move up: ${texts.get(id)}` }, "↑");
        const down = control("button", { type: "button", "aria-label": `Move down: ${texts.get(id)}` }, "↓");
        up.disabled = at === 0;
        down.disabled = at === order.length - 1;
        up.addEventListener("click", () => move(at, -1, "up"));
        down.addEventListener("click", () => move(at, 1, "down"));
        const item = make("li", { "data-step": id }, make("span", {}, texts.get(id)), up, down);
        view.append(item);
        if (focus?.at === at) {
          const button = focus.way === "up" ? up : down;
          (button.disabled ? (button === up ? down : up) : button).focus();
        }
      });
    };
    const move = (at, by, way) => {
      [order[at], order[at + by]] = [order[at + by], order[at]];
      moved = true;
      draw({ at: at + by, way });
      changed();
    };
    draw();
    return { view, read: (checking) => (moved || checking ? order : []) };
  },

  labels(question, answer, changed) {
    const rows = question.lines.map((line) => [
      line.id, select(line.text, question.labels, answer?.[line.id], changed),
    ]);
    const view = make("div", { class: "lx-lines" }, ...rows.map(([, row]) => row.row));
    return { view, read: () => Object.fromEntries(rows.map(([id, row]) => [id, row.value()])) };
  },

  claim(question, answer, changed) {
    const built = question.parts.filter((part) => part.options);
    const rows = built.map((part) => [
      part.id, select(part.text, part.options, answer?.[part.id], changed),
    ]);
    const quoted = question.parts.filter((part) => part.articles);
    const menus = sentenceMenus(quoted, answer, changed);
    const view = make(
      "div", { class: "lx-claim" }, ...rows.map(([, row]) => row.row), ...menus.rows,
    );
    const read = () => Object.fromEntries([
      ...rows.map(([id, row]) => [id, row.value()]), ...menus.read(),
    ]);
    return { view, read };
  },

  // The kernel knows the answer: it is the value of a name there.
  value() {
    return { view: make("div"), read: () => null };
  },
};

function render({ model, el }) {
  const question = model.get("question");
  const name = `lx-${++count}`;
  const legend = `${name}-legend`;
  const [first, ...rest] = question.prompt.split("\n");

  let typing = null;
  let unheard = null;
  const answer = (checking) => inputs.read(checking);
  const giveUp = () => {
    saved.textContent = UNHEARD;
    waiting.put(question.id, answer(false));
  };
  const tell = (what) => {
    clearTimeout(typing);
    clearTimeout(unheard);
    typing = null;
    try {
      model.send({ do: what, answer: answer(what === "check") });
      unheard = setTimeout(giveUp, PATIENCE);
    } catch {
      giveUp(); // its kernel is gone
    }
  };
  const finishTyping = () => { if (typing) tell("change"); };
  const changed = () => {
    saved.textContent = "not saved yet …";
    clearTimeout(typing);
    typing = setTimeout(() => tell("change"), 400);
  };

  const unsaved = waiting.take(question.id);
  const inputs = KINDS[question.kind](
    question, unsaved ?? model.get("state").answer, changed, name, legend,
  );
  const status = make("p", { role: "status", "aria-live": "polite", class: "lx-status" });
  const saved = make("span", { class: "lx-saved" });
  const now = make("p", { class: "lx-now" });
  const hints = make("ol", { class: "lx-hints" });
  const check = control("button", { type: "submit", class: "lx-check" }, question.button);
  const hint = control("button", { type: "button" }, "Hint");
  hint.hidden = !question.hints;
  hint.addEventListener("click", () => {
    finishTyping();
    tell("hint");
  });

  const form = make(
    "form", { class: "lx", "aria-labelledby": legend, "data-exercise": question.id },
    make("fieldset", {},
      make("legend", { id: legend }, first),
      ...rest.filter(Boolean).map((line) => make("p", {}, line)),
      inputs.view,
      now,
    ),
    make("div", { class: "lx-buttons" }, check, hint, saved),
    status,
    hints,
  );
  form.addEventListener("keydown", passOnSave);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    tell("check");
  });

  let checks = null;
  const update = () => {
    const state = model.get("state");
    if (!typing) { // else the reply is to an older answer
      clearTimeout(unheard);
      waiting.take(question.id);
      saved.textContent = state.saved;
    }
    form.dataset.status = state.status;
    now.textContent = state.now;
    // Announced anew after each check, and not each time that an answer is saved.
    if (state.checks !== checks) {
      status.textContent = state.message;
      checks = state.checks;
    }
    hints.replaceChildren(...state.hints.map((text) => make("li", {}, text)));
    const last = state.hints.length >= question.hints;
    if (last && document.activeElement === hint) check.focus(); // not lost to the page
    hint.disabled = last;
  };
  update();
  model.on("change:state", update);
  el.append(form);
  if (unsaved !== null) { // what is saved is the answer before this one
    saved.textContent = "not saved yet …";
    tell("change");
  }
  return () => {
    finishTyping();
    clearTimeout(unheard);
    model.off("change:state", update);
  };
}

export default { render };
