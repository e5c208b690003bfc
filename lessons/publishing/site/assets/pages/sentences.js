// The site's sentences with their numbers put in. Pages share it.
"use strict";
const filled = (sentence, values) =>
  sentence.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const megabytes = (bytes) => Math.round(bytes / 1e6);
