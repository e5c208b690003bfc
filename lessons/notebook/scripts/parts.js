// What exercises are made of. Everything that a learner or an article wrote is set as
// text, never as HTML. JupyterLab listens for single keys all over a notebook;
// `data-lm-suppress-shortcuts` on an element keeps its keys its own.

// Each widget loads this script anew: what all of them count stands in the page itself.
const shared = (globalThis.twoFrontPages ??= { ids: 0, drawn: 0 });

function newId() {
  shared.ids += 1;
  return `lx-${shared.ids}`;
}

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child != null && child !== false));
  return element;
}

function control(tag, attributes = {}, ...children) {
  return make(tag, { "data-lm-suppress-shortcuts": "true", ...attributes }, ...children);
}

function button(text, pressed, attributes = {}) {
  const made = control("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", pressed);
  return made;
}

function ticks(type, options, chosen, name, changed) {
  const list = make("div", { class: "lx-options" });
  for (const option of options) {
    const input = control("input", { type, name, value: option.id });
    input.checked = chosen.includes(option.id);
    input.addEventListener("change", changed);
    list.append(make(
      "label", { class: "lx-option", "data-line": option.id },
      input, make("span", {}, option.text),
    ));
  }
  return list;
}

function ticked(root) {
  return [...root.querySelectorAll("input:checked")].map((input) => input.value);
}

function select(line, label, options, chosen, changed) {
  const id = newId();
  const box = control("select", { id });
  box.append(make("option", { value: "" }, tr("choose …")));
  for (const option of options) {
    const item = make("option", { value: option.id }, option.text);
    item.selected = option.id === chosen;
    box.append(item);
  }
  box.addEventListener("change", changed);
  const row = make(
    "div", { class: "lx-row", "data-line": line }, make("label", { for: id }, label), box,
  );
  return { row, value: () => box.value };
}

// How each line of a wrong answer stands, in a word beside it.
const MARKS = {
  right: tr("✓ right"), wrong: tr("✗ wrong"), "left-out": tr("○ left out"),
};

function mark(root, marks) {
  for (const old of root.querySelectorAll(".lx-mark")) old.remove();
  for (const line of root.querySelectorAll("[data-line]")) {
    const how = marks[line.dataset.line];
    delete line.dataset.mark;
    line.querySelector("select")?.removeAttribute("aria-describedby");
    if (!how) continue;
    const id = newId();
    line.dataset.mark = how;
    line.append(make("span", { class: "lx-mark", id }, MARKS[how]));
    line.querySelector("select")?.setAttribute("aria-describedby", id);
  }
}

// How many words a text has, beside how many it may have.
function wordCount(text, least, most) {
  const words = text.split(/\s+/).filter(Boolean).length;
  const counted = words === 1 ? tr("1 word") : tr("{words} words", { words });
  if (words > most) {
    return tr("{counted}: {over} too many ({most} at most)", { counted, over: words - most, most });
  }
  if (words < least) {
    return tr("{counted} (at least {least}, at most {most})", { counted, least, most });
  }
  return tr("{counted} (at most {most})", { counted, most });
}
