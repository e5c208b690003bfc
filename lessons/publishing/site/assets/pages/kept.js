// Whether this browser keeps what is written here, and what it keeps. Pages share it.
"use strict";
const keeping = {
  // Why nothing would be kept: "" if it is. The notebooks write through a service worker
  // into the browser's database, so both must be there.
  async trouble() {
    if (!window.isSecureContext || !navigator.serviceWorker) return WORDS.not_secure;
    try {
      void localStorage.length; // this alone fails where a page may store nothing
      const database = await keeping.open("two-front-pages-try");
      database.close();
      indexedDB.deleteDatabase("two-front-pages-try");
    } catch {
      return WORDS.no_store;
    }
    return "";
  },
  open(name) {
    return new Promise((resolve, reject) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
      asked.onblocked = () => reject(new Error("blocked"));
    });
  },
  // The answers that are kept, as [lesson, number of answers], read where JupyterLite
  // keeps its files.
  async answers() {
    const known = await indexedDB.databases?.() ?? [];
    if (!known.some(({ name }) => name === STORAGE)) return [];
    const database = await keeping.open(STORAGE);
    try {
      if (!database.objectStoreNames.contains("files")) return [];
      const files = database.transaction("files").objectStore("files");
      const rows = await new Promise((resolve, reject) => {
        const asked = files.getAll();
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
      return rows.map(keeping.counted).filter(Boolean).sort();
    } finally {
      database.close();
    }
  },
  counted(model) {
    const lesson = /(^|\/)my-work\/lesson-(\d\d)\.json$/.exec(model?.path ?? "")?.[2];
    if (!lesson) return null;
    try {
      const content = typeof model.content === "string"
        ? JSON.parse(model.format === "base64" ? atob(model.content) : model.content)
        : model.content;
      const all = Object.values(content.exercises);
      const given = all.filter(({ status }) => status && status !== "unanswered");
      return [lesson, given.length];
    } catch {
      return null;
    }
  },
};
