// A form with [data-busy-note] in it: says that work is under way, and is sent once only. A button that leads back (formnovalidate)
// does no work.
document.addEventListener("submit", (event) => {
  const form = event.target;
  const note = form.querySelector("[data-busy-note]");
  if (!note) return;
  if (form.classList.contains("is-busy")) {
    event.preventDefault();
    return;
  }
  if (event.submitter?.formNoValidate) return;
  form.classList.add("is-busy");
  form.setAttribute("aria-busy", "true");
  note.textContent = note.dataset.busyNote;
  note.append(document.createElement("progress"));
});

// Back from the next page: the form is ready again.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("form.is-busy")) {
    form.classList.remove("is-busy");
    form.removeAttribute("aria-busy");
    form.querySelector("[data-busy-note]").textContent = "";
  }
});
