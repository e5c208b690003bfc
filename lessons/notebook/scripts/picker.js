// Sentences of the articles to choose from: a list that opens, is narrowed by a word, and
// closes once enough are chosen. The chosen ones stand above it, whole.

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

function picker(label, articles, most, chosen, open, changed) {
  const sentences = articles.flatMap((article) => article.sentences);
  const texts = new Map(sentences.map(({ id, text }) => [id, text]));
  let ids = chosen.filter((id) => texts.has(id));

  const picked = make("ul", { class: "lx-picked" });
  const list = make("div", { class: "lx-list", role: "group", "aria-label": label });
  const said = make("span", { "aria-live": "polite" });
  const wordId = newId();
  const word = control("input", { type: "text", id: wordId, class: "lx-find", autocomplete: "off" });
  const drawer = make(
    "div", { class: "lx-drawer" },
    make("div", { class: "lx-row" },
      make("label", { for: wordId }, tr("Only sentences with")), word, said),
    list,
  );
  const more = button("", () => { unfold(drawer.hidden); if (!drawer.hidden) word.focus(); });
  more.classList.add("lx-more");
  const view = make("div", { class: "lx-picker", role: "group", "aria-label": label }, picked, more, drawer);

  const unfold = (wanted) => {
    const left = most - ids.length;
    drawer.hidden = !wanted;
    more.hidden = left === 0 && most > 1;
    more.setAttribute("aria-expanded", String(wanted));
    more.textContent = wanted ? tr("Close the list")
      : ids.length === 0 ? tr("Choose a sentence …")
      : most === 1 ? tr("Choose another …") : tr("Choose another … ({left} more)", { left });
  };
  const offered = () => [...list.querySelectorAll("button:not([hidden])")];
  const narrow = () => {
    const held = holding(sentences.map(({ text }) => text), sought(word.value));
    let shown = 0;
    for (const item of list.querySelectorAll("button")) {
      const at = sentences.findIndex(({ id }) => id === item.value);
      item.hidden = !held[at] || ids.includes(item.value);
      item.tabIndex = -1;
      shown += held[at];
    }
    for (const name of list.querySelectorAll("p")) {
      const own = [...list.querySelectorAll("button")].filter((item) => item.dataset.of === name.id);
      name.hidden = own.every((item) => item.hidden);
    }
    if (offered()[0]) offered()[0].tabIndex = 0;
    said.textContent = shown === sentences.length ? ""
      : tr("{shown} of {all} sentences", { shown, all: sentences.length });
  };
  const draw = () => {
    picked.replaceChildren(...ids.map((id) => make(
      "li", { "data-line": id }, make("span", {}, texts.get(id)),
      most > 1 && button(
        tr("Take away"), () => drop(id),
        { "aria-label": tr("Take away: {id}", { id }), class: "lx-drop" },
      ),
    )));
    narrow();
  };
  const choose = (id) => {
    ids = most === 1 ? [id] : [...ids, id];
    draw();
    changed();
    if (ids.length < most) {
      word.focus();
      return;
    }
    unfold(false);
    (more.hidden ? picked.querySelector("li:last-child button") : more).focus();
  };
  const drop = (id) => {
    ids = ids.filter((other) => other !== id);
    draw();
    unfold(false);
    changed();
    more.focus();
  };
  for (const article of articles) {
    const of = newId();
    list.append(make("p", { id: of }, article.name));
    for (const { id, text } of article.sentences) {
      const item = button(text, () => choose(id), { value: id, class: "lx-sentence" });
      item.dataset.of = of;
      list.append(item);
    }
  }
  word.addEventListener("input", narrow);
  view.addEventListener("keydown", (event) => {
    const items = offered();
    const at = items.indexOf(event.target);
    const inWord = event.target === word;
    if (event.key === "Escape" && !drawer.hidden) {
      unfold(false);
      more.focus();
    } else if (inWord && (event.key === "Enter" || event.key === "ArrowDown")) {
      items[0]?.focus();
    } else if (at >= 0 && event.key === "ArrowDown") {
      items[at + 1]?.focus();
    } else if (at >= 0 && event.key === "ArrowUp") {
      (items[at - 1] ?? word).focus();
    } else {
      return;
    }
    event.preventDefault(); // in the word, Enter would check the answer
  });
  draw();
  unfold(open && ids.length < most);
  return { view, read: () => [...ids] };
}
