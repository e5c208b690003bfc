// Says on a notebook's page that nothing is kept, before Python starts: where a browser
// stores nothing at all, the notebook's own program may not start either.
"use strict";
const notKept = keeping.trouble().then(async (trouble) => {
  if (!trouble) return null;
  if (document.readyState === "loading")
    await new Promise((done) => document.addEventListener("DOMContentLoaded", done));
  const warning = document.createElement("div");
  warning.id = "two-front-pages-warning";
  warning.setAttribute("role", "alert");
  warning.style.cssText = "position:fixed;inset:0 0 auto 0;z-index:9998;padding:.6em 1em;" +
    "font:16px/1.4 system-ui,sans-serif;background:#fff3d6;color:#222;border-bottom:4px solid #b06f00";
  warning.textContent = `${trouble} ${WORDS.hand_in}`;
  document.body.append(warning);
  return warning;
});
