// What stands around a notebook in the site. It is JupyterLab's own form of an extension,
// written by hand: a container that gives one plugin.
"use strict";
(() => {
  const LIVE = "application/vnd.jupyter.widget-view+json";
  const SAVED = "two_front_pages"; // in a page's metadata once a learner has saved it
  const LONG = 20000; // milliseconds that a cell may run until somebody is told what to do
  const text = (value) => (Array.isArray(value) ? value.join("") : value ?? "");

  // As the server's extension does elsewhere: a live view belongs to a kernel, so a saved
  // page holds the still one, and a page that its learner has saved is marked.
  function still(notebook) {
    let ours = false;
    for (const cell of notebook.cells ?? []) {
      if (cell.cell_type !== "code") continue;
      ours ||= text(cell.source).includes("open_lesson(");
      for (const output of cell.outputs ?? []) {
        const data = output.data ?? {};
        const view = "text/html" in data && OURS.some((one) => text(data["text/plain"]).startsWith(one));
        if (view) delete data[LIVE];
      }
    }
    if (ours) (notebook.metadata ??= {})[SAVED] = "saved by its learner";
    return notebook;
  }

  function savePagesStill(contents) {
    const save = contents.save.bind(contents);
    contents.save = (path, options) => {
      if (options?.type !== "notebook" || !options.content) return save(path, options);
      return save(path, { ...options, content: still(structuredClone(options.content)) });
    };
  }

  // One line at the foot of the page: Python as it comes, and what to do if it hangs.
  function line() {
    const bar = document.createElement("div");
    bar.id = "two-front-pages-line";
    bar.setAttribute("role", "status");
    bar.style.cssText = "position:fixed;inset:auto 0 0 0;z-index:9999;padding:.6em 1em;" +
      "font:16px/1.4 system-ui,sans-serif;background:#1f3a5f;color:#fff";
    bar.hidden = true;
    document.body.append(bar);
    return (said, done = null) => {
      const sentence = document.createElement("span");
      sentence.textContent = said;
      bar.replaceChildren(sentence);
      if (done !== null) {
        const shown = document.createElement("progress");
        shown.max = 1;
        shown.value = done;
        shown.setAttribute("aria-label", said);
        shown.style.cssText = "width:100%;height:.8em;display:block";
        bar.append(shown);
      }
      bar.hidden = !said;
    };
  }

  // What cannot be kept is said at the top, by `warning.js`: here it gets its room, and the
  // kernel is told. It asks whether this file is there before it calls anything saved.
  async function makeRoomForWarning(app) {
    const warning = await notKept;
    if (!warning) {
      await navigator.storage?.persist?.();
      return;
    }
    await app.started;
    const told = { type: "file", format: "text", content: warning.textContent };
    void app.serviceManager.contents.save(NOT_KEPT, told).catch(() => {});
    const makeRoom = () => {
      app.shell.node.style.top = `${warning.offsetHeight}px`;
      window.dispatchEvent(new Event("resize")); // the shell measures itself anew
    };
    makeRoom();
    new ResizeObserver(makeRoom).observe(warning);
  }

  function tellOfKernels(manager) {
    const say = line();
    let ready = false;
    let busy = 0;
    let started = 0;
    const elapsed = () => Math.round((Date.now() - started) / 1000);
    const news = new BroadcastChannel("two-front-pages");
    let got = 0;
    let wanted = 0;
    const steps = () => {
      if (ready || !started) return;
      if (got < wanted) {
        say(filled(WORDS.loading, { got: megabytes(got), all: megabytes(wanted) }), got / wanted);
        return;
      }
      const all = megabytes(Math.max(wanted, PYTHON_SIZE));
      say(filled(WORDS.starting, { seconds: elapsed(), all }));
    };
    news.addEventListener("message", ({ data }) => {
      if (!("loading" in data)) return;
      got = data.got;
      wanted = data.wanted;
      steps();
    });
    const timer = setInterval(steps, 1000);
    const isReady = () => {
      ready = true;
      clearInterval(timer);
      say("");
    };
    const watched = new Set();
    const watch = () => {
      for (const model of manager.sessions.running()) {
        const id = model.kernel?.id;
        if (!id || watched.has(id)) continue;
        watched.add(id);
        // A second listener: it must not answer for the widgets, or it would close them.
        const kernel = manager.kernels.connectTo({ model: model.kernel, handleComms: false });
        if (!started) {
          started = Date.now();
          steps();
        }
        kernel.statusChanged.connect((_, status) => {
          clearTimeout(busy);
          if (ready || status === "idle") isReady();
          if (status === "busy")
            busy = setTimeout(() => ready && say(WORDS.busy), LONG);
        });
        void kernel.info.then(isReady);
      }
    };
    manager.sessions.runningChanged.connect(watch);
    watch();
  }

  function remember() {
    const path = new URL(location.href).searchParams.get("path");
    if (!path || !/^notebooks\/\d\d-[^/]+\.ipynb$/.test(path)) return;
    try {
      localStorage.setItem("two-front-pages-last", path);
    } catch {
      // Storage is denied: the entry page begins at the first lesson.
    }
  }

  const plugin = {
    id: "two-front-pages-site:page",
    autoStart: true,
    activate(app) {
      savePagesStill(app.serviceManager.contents);
      remember();
      void makeRoomForWarning(app);
      void app.serviceManager.ready.then(() => tellOfKernels(app.serviceManager));
    },
  };

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB["two-front-pages-site"] = {
    init() {},
    get: async () => () => ({ __esModule: true, default: plugin }),
  };
})();
