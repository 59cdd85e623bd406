// Passkeys: the device asks for a face, a finger or a PIN, and answers a question of ours. Without this file, or on a
// device that has none, the buttons for it are not shown, and codes do the same.
"use strict";

(() => {
  if (!window.PublicKeyCredential) return;
  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
  const known = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));

  const answer = (credential) => {
    const said = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[part]) said[part] = text(credential.response[part]);
    }
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response: said,
      clientExtensionResults: credential.getClientExtensionResults(),
    });
  };

  // Which passkey is there? The question is fetched when it is needed.
  const ask = async (form) => {
    const response = await fetch(form.dataset.passkeyAsk, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(response.status);
    const { publicKey } = await response.json();
    publicKey.challenge = bytes(publicKey.challenge);
    publicKey.allowCredentials = known(publicKey.allowCredentials);
    return navigator.credentials.get({ publicKey });
  };

  // A new one; the question stands in the form.
  const make = (form) => {
    const { publicKey } = JSON.parse(form.dataset.passkeyNew);
    publicKey.challenge = bytes(publicKey.challenge);
    publicKey.user.id = bytes(publicKey.user.id);
    publicKey.excludeCredentials = known(publicKey.excludeCredentials);
    return navigator.credentials.create({ publicKey });
  };

  const answers = (form, button, question) =>
    button.addEventListener("click", async (event) => {
      const field = form.elements["sign_in-credential"];
      const problem = form.querySelector("#passkey-problem");
      if (field.value) return;
      event.preventDefault();
      problem.textContent = "";
      try {
        field.value = answer(await question(form));
        form.requestSubmit(button);
      } catch {
        problem.textContent = problem.dataset.words;
      }
    });

  document.querySelectorAll("[data-passkey-only], #use-passkey").forEach((one) => (one.hidden = false));
  document.querySelectorAll("#no-passkeys").forEach((one) => (one.hidden = true));
  document.querySelectorAll("form[data-passkey-ask]").forEach((form) => {
    answers(form, form.querySelector("#use-passkey"), ask);
    // So that a passkey is offered only where there can be one.
    const there = document.createElement("input");
    Object.assign(there, { type: "hidden", name: "sign_in-passkeys", value: "1" });
    form.append(there);
  });
  document.querySelectorAll("form[data-passkey-new]").forEach((form) => answers(form, form.querySelector("#set-up"), make));
})();
