// JupyterLab takes arrows and letters from a focused field, unless this attribute stands
// on the field itself. Stock controls do not set it, so this does, for its whole form.
function render({ el }) {
  const watching = new MutationObserver(quieten);
  function quieten() {
    const form = el.closest(".widget-vbox");
    if (!form) {
      if (!el.isConnected) requestAnimationFrame(quieten);
      return;
    }
    for (const field of form.querySelectorAll("select, button, input, textarea"))
      field.setAttribute("data-lm-suppress-shortcuts", "true");
    keepKeys(form);
    watching.observe(form, { childList: true, subtree: true });
  }
  quieten();
  return () => watching.disconnect();
}
export default { render };
