// <form data-steps="Шаг {0} из {1}">: on a phone one section [data-step] a screen; on a desk, and without this, all of them.
const phone = matchMedia("(max-width: 61.99rem)");

for (const form of document.querySelectorAll("form[data-steps]")) {
  const steps = [...form.querySelectorAll("[data-step]")];
  const progress = form.querySelector(".steps-progress progress");
  let current = Math.max(0, steps.findIndex((step) => step.querySelector("[aria-invalid=true], .field-error:not(:empty)")));

  const show = () => {
    const last = current === steps.length - 1;
    form.classList.toggle("is-stepping", phone.matches);
    form.classList.toggle("is-first", current === 0);
    form.classList.toggle("is-last", last);
    steps.forEach((step, i) => step.classList.toggle("is-current", i === current));
    progress.value = current + 1;
    progress.max = steps.length;
    progress.labels[0].textContent = form.dataset.steps.replace("{0}", current + 1).replace("{1}", steps.length);
  };

  const go = (to) => {
    current = to;
    show();
    steps[current].querySelector("h2").focus({ preventScroll: true });
    form.scrollIntoView();
  };

  const next = () => {
    const wrong = [...steps[current].querySelectorAll("input, select, textarea")].find((control) => !control.checkValidity());
    if (wrong) wrong.reportValidity();
    else go(current + 1);
  };

  // A link to a field of another step opens that step first.
  document.addEventListener("click", ({ target }) => {
    const hash = target.closest("a[href^='#']")?.hash;
    const step = hash ? steps.findIndex((one) => one.querySelector(`[id="${hash.slice(1)}"]`)) : -1;
    if (step < 0) return;
    current = step;
    show();
  });

  form.querySelector("[data-steps-next]").addEventListener("click", next);
  form.querySelector("[data-steps-back]").addEventListener("click", () => go(current - 1));
  form.addEventListener("submit", (event) => {
    if (!phone.matches || current === steps.length - 1) return;
    event.preventDefault(); // Enter on a phone's keyboard means "on", not "finish".
    next();
  });
  phone.addEventListener("change", show);
  show();
}
