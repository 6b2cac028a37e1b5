// <form data-passkey="get|create" data-options="…" hidden>: shown where the browser knows passkeys; it asks the device for one
// and is sent with it. What the server then says stands in the page, as without a script.
const knows = window.PublicKeyCredential?.parseCreationOptionsFromJSON && PublicKeyCredential.parseRequestOptionsFromJSON;

async function ask(form) {
  const answer = await fetch(form.dataset.options, { method: "POST", body: new FormData(form) });
  if (!answer.ok) return "";
  const options = await answer.json();
  const credential =
    form.dataset.passkey === "create"
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return JSON.stringify(credential);
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.hidden = !knows;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    // Refused by the person or the device: the server says what to do next.
    form.elements.credential.value = await ask(form).catch(() => "");
    form.submit();
  });
}
