// The message box grows with its text where the browser's own field-sizing is missing.
// On a keyboard, Ctrl+Enter sends.
const growsByItself = CSS.supports("field-sizing", "content");

document.addEventListener("input", ({ target }) => {
  if (growsByItself || !target.matches("textarea[data-autosize]")) return;
  target.style.height = "auto";
  target.style.height = `${target.scrollHeight + 2}px`;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  if (!event.target.matches("textarea[data-autosize]")) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});
