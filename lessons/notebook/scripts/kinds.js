// Each kind of answer draws its inputs and says how to read the answer from them.
const KINDS = {
  choice(question, answer, changed, name) {
    const view = ticks("radio", question.options, answer ? [answer] : [], name, changed);
    return { view, read: () => ticked(view)[0] ?? null };
  },

  choices(question, answer, changed, name) {
    const view = ticks("checkbox", question.options, answer ?? [], name, changed);
    return { view, read: () => ticked(view) };
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
    const id = newId();
    const counted = make("span", { class: "lx-count", id: `${id}-count` });
    const label = make("label", { for: id, id: `${id}-label` }, tr("Your answer"));
    const input = control("textarea", {
      id, rows: question.rows, "aria-labelledby": `${legend} ${label.id}`,
      "aria-describedby": counted.id,
    });
    const recount = () => {
      counted.textContent = wordCount(input.value, question.least, question.most);
    };
    input.value = answer ?? "";
    input.addEventListener("input", () => { recount(); changed(); });
    recount();
    return { view: make("div", {}, input, make("p", { class: "lx-under" }, label, counted)), read: () => input.value };
  },

  evidence(question, answer, changed) {
    const chosen = Array.isArray(answer) ? answer : [];
    const label = question.most === 1
      ? tr("A sentence") : tr("Up to {most} sentences", question);
    return picker(label, question.articles, question.most, chosen, true, changed);
  },

  order(question, answer, changed) {
    const texts = new Map(question.steps.map((step) => [step.id, step.text]));
    let order = answer?.length === texts.size ? [...answer] : [...texts.keys()];
    let moved = Boolean(answer?.length);
    const view = make("ol", { class: "lx-steps" });
    const draw = (focus) => {
      view.replaceChildren();
      order.forEach((id, at) => {
        const up = button("↑", () => move(at, -1, "up"), {
          "aria-label": tr("Move up: {text}", { text: texts.get(id) }),
        });
        const down = button("↓", () => move(at, 1, "down"), {
          "aria-label": tr("Move down: {text}", { text: texts.get(id) }),
        });
        up.disabled = at === 0;
        down.disabled = at === order.length - 1;
        const item = make("li", { "data-step": id }, make("span", {}, texts.get(id)), up, down);
        view.append(item);
        if (focus?.at === at) {
          const pressed = focus.way === "up" ? up : down;
          (pressed.disabled ? (pressed === up ? down : up) : pressed).focus();
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
      line.id, select(line.id, line.text, question.labels, answer?.[line.id], changed),
    ]);
    const view = make("div", { class: "lx-lines" }, ...rows.map(([, row]) => row.row));
    return { view, read: () => Object.fromEntries(rows.map(([id, row]) => [id, row.value()])) };
  },

  claim(question, answer, changed) {
    const built = question.parts.filter((part) => part.options).map((part) => [
      part.id, select(part.id, part.text, part.options, answer?.[part.id], changed),
    ]);
    const quoted = question.parts.filter((part) => part.articles).map((part) => [
      part,
      picker(part.text, part.articles, 1, [answer?.[part.id] ?? ""], false, changed),
    ]);
    const view = make(
      "div", { class: "lx-claim" },
      ...built.map(([, row]) => row.row),
      ...quoted.map(([part, { view: own }]) => make(
        "div", { class: "lx-quoted", "data-part": part.id }, make("p", {}, part.text), own,
      )),
    );
    const read = () => Object.fromEntries([
      ...built.map(([id, row]) => [id, row.value()]),
      ...quoted.map(([part, own]) => [part.id, own.read()[0] ?? ""]),
    ]);
    return { view, read };
  },

  // The kernel knows the answer: it is the value of a name there.
  value() {
    return { view: make("div"), read: () => null };
  },
};
