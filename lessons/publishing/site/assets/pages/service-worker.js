// Keeps every file of the site in the browser, so that each lesson opens without the
// network, and shows an update whole: never some files of one build and some of another.
// What the notebooks write goes through JupyterLite's own worker, which stands below.
"use strict";
(() => {
  const LIST = "site.json"; // {version, files: {path: {sum, size}}}
  const STORE = "two-front-pages";
  const PATIENCE = 4000; // milliseconds until the list that is here will do
  const AT_ONCE = 4; // files fetched beside one another
  const news = new BroadcastChannel("two-front-pages");
  const home = new URL("./", self.location).href;
  const address = (path, sum) => `${home}${path}?kept=${sum}`;
  let list = null;
  const coming = new Map(); // files that are on their way, by their address
  const progress = { got: 0, wanted: 0 }; // bytes

  async function asked(url, patience) {
    const ended = new AbortController();
    const timer = patience && setTimeout(() => ended.abort(), patience);
    try {
      return await fetch(url, { cache: "no-store", signal: ended.signal });
    } finally {
      clearTimeout(timer);
    }
  }

  // The list of files: that of the server when a page is opened, else the one in force.
  async function current(opening) {
    const store = await caches.open(STORE);
    if (opening || !list) {
      const kept = await store.match(home + LIST);
      if (kept) list = await kept.json();
    }
    if (opening || !list) {
      try {
        const answer = await asked(home + LIST, list ? PATIENCE : 0);
        if (answer.ok) {
          await store.put(home + LIST, answer.clone());
          list = await answer.json();
        }
      } catch {
        // There is no network: what is kept will do.
      }
    }
    return list;
  }

  function pathOf(url) {
    const path = decodeURIComponent(url.href.split(/[?#]/)[0].slice(home.length));
    return path === "" || path.endsWith("/") ? `${path}index.html` : path;
  }

  async function isWhole(body, sum) {
    if (!self.crypto.subtle) return true; // a page that is not served securely
    const digest = new Uint8Array(await self.crypto.subtle.digest("SHA-256", body));
    const digits = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0"));
    return digits.join("").startsWith(sum);
  }

  async function download(path, { sum, size }) {
    progress.wanted += size;
    let got = 0;
    const count = (bytes) => {
      got += bytes;
      progress.got += bytes;
      tell(path);
    };
    try {
      const answer = await fetch(home + path, { cache: "no-cache" });
      if (!answer.ok) return answer;
      const counted = answer.body.pipeThrough(new TransformStream({
        transform(piece, out) {
          count(piece.length);
          out.enqueue(piece);
        },
      }));
      const body = await new Response(counted).arrayBuffer();
      const type = answer.headers.get("Content-Type") ?? "application/octet-stream";
      const made = new Response(body, { headers: { "Content-Type": type } });
      if (await isWhole(body, sum)) {
        const store = await caches.open(STORE);
        await store.put(address(path, sum), made.clone()).catch(() => {}); // no room
      }
      return made;
    } finally {
      count(size - got);
      if (progress.got >= progress.wanted) progress.got = progress.wanted = 0;
    }
  }

  let told = 0;
  function tell(path) {
    const now = Date.now();
    const ended = progress.got >= progress.wanted;
    if (now - told < 100 && !ended) return;
    told = now;
    news.postMessage({ loading: path, got: progress.got, wanted: progress.wanted });
  }

  async function file(path, line) {
    const key = address(path, line.sum);
    const kept = await (await caches.open(STORE)).match(key);
    if (kept) return kept;
    if (!coming.has(key)) {
      const made = download(path, line).finally(() => coming.delete(key));
      coming.set(key, made);
    }
    return (await coming.get(key)).clone();
  }

  async function serve(request, url) {
    const opening = request.mode === "navigate";
    const files = (await current(opening))?.files ?? {};
    const path = pathOf(url);
    if (files[path]) return file(path, files[path]);
    if (opening && files[`${path}/index.html`]) return Response.redirect(`${url.href}/`);
    try {
      return await fetch(request);
    } catch {
      return new Response("", { status: 504, statusText: "No network" });
    }
  }

  // Everything that the site has, so that any lesson opens without the network.
  async function keepAll() {
    const { version, files } = (await current(false)) ?? { files: {} };
    const store = await caches.open(STORE);
    const wanted = new Set(Object.entries(files).map(([path, { sum }]) => address(path, sum)));
    wanted.add(home + LIST);
    const there = new Set((await store.keys()).map((request) => request.url));
    const missing = Object.entries(files).filter(([path, { sum }]) => !there.has(address(path, sum)));
    const size = Object.values(files).reduce((all, one) => all + one.size, 0);
    let left = missing.reduce((all, [, one]) => all + one.size, 0);
    const say = () => news.postMessage({ keeping: version, kept: size - left, size });
    say();
    let failed = false;
    const next = async () => {
      for (let one = missing.shift(); one && !failed; one = missing.shift()) {
        const [path, line] = one;
        const answer = await file(path, line).catch(() => null);
        if (!answer?.ok) failed = true;
        left -= line.size;
        if (!failed) say();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    const all = new Set((await store.keys()).map((request) => request.url));
    const whole = !failed && [...wanted].every((one) => all.has(one));
    if (whole) // what an earlier build left
      await Promise.all([...all].filter((one) => !wanted.has(one)).map((one) => store.delete(one)));
    news.postMessage({ keeping: version, kept: whole ? size : -1, size });
  }

  self.addEventListener("message", (event) => {
    if (event.data === "keep all") event.waitUntil(keepAll());
  });

  self.addEventListener("fetch", (event) => {
    const url = new URL(event.request.url);
    const ours = event.request.method === "GET" && url.href.startsWith(home);
    const theirs = /\/api\/(drive|stdin|service-worker-heartbeat)/.test(url.pathname);
    if (!ours || theirs || url.pathname.endsWith(`/${LIST}`)) return;
    event.stopImmediatePropagation();
    event.respondWith(serve(event.request, url));
  });
})();

importScripts("jupyterlite-service-worker.js");
