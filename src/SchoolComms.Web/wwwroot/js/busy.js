// <form data-busy>: says that work is under way, and is sent once only.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-busy]");
  if (!form) return;
  if (form.classList.contains("is-busy")) {
    event.preventDefault();
    return;
  }
  form.classList.add("is-busy");
  form.setAttribute("aria-busy", "true");
  const note = form.querySelector("[data-busy-note]");
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
