// Sending a voice, a photo or a film: form[data-sending]. It shows how far it is, and when it does not come through,
// what was recorded or chosen is still on the page, to be sent again. The form works without this file.
"use strict";

(() => {
  const form = document.querySelector("form[data-sending]");
  const $ = (selector) => document.querySelector(selector);
  const input = form.elements.file;
  const MB = 1_000_000;
  const LARGEST = { image: 15 * MB, audio: 20 * MB, video: 60 * MB };
  const WAIT = 10 * 60 * 1000;
  // `recorded` is put here by record.js; `stop` ends a recording that still goes on.
  const sending = { recorded: null, stop: null, busy: false, done: false, token: true };
  window.bywydSending = sending;

  // What there is to say, in the strip above the words.

  const say = (name) => {
    const strip = $("#says");
    strip.hidden = !name;
    if (!name) return strip.replaceChildren();
    const line = $(`template[data-say="${name}"]`).content.cloneNode(true);
    strip.replaceChildren($("#say-icon").content.cloneNode(true), line);
    return undefined;
  };
  sending.say = say;
  const problem = (...nodes) => $("#problem").replaceChildren(...nodes);

  // A look at what was chosen, before it is sent.

  let address = null;
  const look = () => {
    if (address) URL.revokeObjectURL(address);
    address = null;
    const [preview, file] = [$("#preview"), input.files[0]];
    say(file && file.size > (LARGEST[file.type.split("/")[0]] ?? LARGEST.video) ? "too-large" : "");
    problem();
    if (!preview) return;
    preview.hidden = !file;
    preview.replaceChildren();
    if (!file) return;
    const isFilm = file.type.startsWith("video/");
    const shown = document.createElement(isFilm ? "video" : "img");
    address = URL.createObjectURL(file);
    if (isFilm) Object.assign(shown, { controls: true, playsInline: true, muted: true });
    else shown.alt = "";
    shown.addEventListener("error", () => (preview.hidden = true));
    shown.src = address;
    preview.append(shown);
  };
  input.addEventListener("change", look);
  window.addEventListener("pageshow", () => input.files.length && look());

  // Sending.

  const far = (percent) => {
    $("#sending").hidden = percent === null;
    $("#how-far").value = percent ?? 0;
    $("#keep-this").disabled = percent !== null;
    sending.busy = percent !== null;
  };
  const missing = (file) => {
    if (!file) return ["nothing", $("#start:not([hidden])") ?? input];
    if (file.size > (LARGEST[file.type.split("/")[0]] ?? LARGEST.video)) return ["too-large", input];
    const words = form.elements.words;
    return file.type.startsWith("image/") && !words.value.trim() ? ["no-words", words] : null;
  };
  // Signed in again on another page, the form has a new token.
  const fresh = async () => {
    const answer = await fetch(location.href, { credentials: "same-origin", cache: "no-store" });
    if (new URL(answer.url).pathname !== location.pathname) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    form.elements.csrfmiddlewaretoken.value = page.querySelector('meta[name="csrf-token"]').content;
    return true;
  };
  const answered = (xhr) => {
    const page = new DOMParser().parseFromString(xhr.responseText, "text/html");
    if (xhr.status === 201) {
      sending.done = true;
      location.assign(xhr.getResponseHeader("Location"));
      return;
    }
    far(null);
    const summary = page.querySelector(".error-summary");
    if (xhr.status === 422 && summary) {
      say("");
      problem(document.adoptNode(summary));
      $("#problem > .error-summary").focus();
    } else if (xhr.status === 413) {
      say("too-large");
    } else if ([200, 401, 403].includes(xhr.status)) {
      sending.token = false;
      say("signed-out");
    } else {
      say("not-kept");
    }
  };
  const send = async () => {
    if (sending.busy) return;
    await sending.stop?.();
    const file = sending.recorded ?? input.files[0];
    const what = missing(file);
    problem();
    if (what) {
      say(what[0]);
      what[1].focus();
      return;
    }
    say("");
    far(0);
    try {
      if (!sending.token && !(await fresh())) {
        far(null);
        say("signed-out");
        return;
      }
    } catch {
      far(null);
      say("not-sent");
      return;
    }
    sending.token = true;
    const data = new FormData(form);
    if (sending.recorded) data.set("file", sending.recorded, "recording");
    const xhr = new XMLHttpRequest();
    xhr.open("POST", form.action);
    xhr.timeout = WAIT;
    xhr.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    xhr.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) $("#how-far").value = (100 * event.loaded) / event.total;
    });
    xhr.upload.addEventListener("load", () => say("looking"));
    xhr.addEventListener("load", () => answered(xhr));
    for (const name of ["error", "timeout", "abort"]) {
      xhr.addEventListener(name, () => {
        far(null);
        say("not-sent");
      });
    }
    xhr.send(data);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  window.addEventListener("beforeunload", (event) => {
    // Whoever leaves this page at once has blanked it first (app.js).
    const has = sending.recorded || sending.busy || sending.stop;
    if (has && !sending.done && !document.documentElement.hidden) event.preventDefault();
  });
})();
