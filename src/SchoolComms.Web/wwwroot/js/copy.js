// <button data-copy="#field" data-copied="Скопировано">: copies a field's value, or a list's lines, and says so in the button.
document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copy]");
  if (!button) return;
  const field = document.querySelector(button.dataset.copy);
  field.select?.();
  try {
    await navigator.clipboard.writeText(field.value ?? field.innerText);
  } catch {
    return; // The text stays selected: the person copies it by hand.
  }
  const label = button.textContent;
  button.setAttribute("aria-live", "polite");
  button.textContent = button.dataset.copied;
  button.disabled = true;
  setTimeout(() => {
    button.textContent = label;
    button.disabled = false;
    button.focus();
  }, 2000);
});
