// <button data-copy="#field" data-copied="Скопировано">: copies a field's value, or a list's lines, and says so in the button and in
// a live region. The focus stays where the person has it.
const said = document.createElement("p");
said.className = "visually-hidden";
said.setAttribute("aria-live", "polite");
document.body.append(said);

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copy]");
  if (!button || button.textContent === button.dataset.copied) return;
  const field = document.querySelector(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(field.value ?? field.innerText);
  } catch {
    field.select?.(); // The person copies it by hand.
    return;
  }
  const label = button.textContent;
  said.textContent = button.textContent = button.dataset.copied;
  setTimeout(() => {
    button.textContent = label;
    said.textContent = "";
  }, 2000);
});
