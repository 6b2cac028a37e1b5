// <form data-bulk>: the button says how many it will act on, and is off while nothing is picked.
// The forms of the word come from the server: data-forms="ссылку|ссылки|ссылок".
const rules = new Intl.PluralRules(document.documentElement.lang);
const places = { one: 0, few: 1, many: 2, other: -1 };

function update(form) {
  const n = form.querySelectorAll("[data-pick]:checked").length;
  for (const button of form.querySelectorAll("[data-forms]")) {
    const word = button.dataset.forms.split("|").at(places[rules.select(n)]);
    button.textContent = n ? `${button.dataset.verb} ${n} ${word}` : button.dataset.verb;
    button.disabled = n === 0;
  }
}

document.addEventListener("change", ({ target }) => {
  const form = target.closest("[data-bulk]");
  if (!form) return;
  if (target.matches("[data-pick-all]")) {
    for (const box of form.querySelectorAll("[data-pick]:not(:disabled)")) box.checked = target.checked;
  }
  update(form);
});

document.querySelectorAll("[data-bulk]").forEach(update);
