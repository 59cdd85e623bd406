// A letter's square and a message's link carry the code behind the #, which no server is sent. It is put into its field
// and taken out of the address bar. Without this file one types it.
"use strict";

(() => {
  const field = document.querySelector("#id_code");
  const code = location.hash.slice(1);
  if (field && /^[0-9a-z](?:[ -]?[0-9a-z]){11}$/i.test(code)) {
    history.replaceState(null, "", location.pathname + location.search);
    field.value = code.toUpperCase().replace(/[ -]/g, "").replace(/(.{4})(?=.)/g, "$1-");
    document.querySelector("#go-on")?.focus();
  }
  // So that a passkey is offered only where there can be one.
  const form = document.querySelector("form#answer");
  if (form && window.PublicKeyCredential) {
    const there = document.createElement("input");
    Object.assign(there, { type: "hidden", name: "passkeys", value: "1" });
    form.append(there);
  }
})();
