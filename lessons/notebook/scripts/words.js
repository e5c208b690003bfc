// What a script shows, in the class's language: TOLD has it by its English, and WAY says
// from which side that language is read. In the place of {name} stands a value.
function tr(english, values = {}) {
  const told = TOLD[english] ?? english;
  return told.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
