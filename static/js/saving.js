// Paper that saves itself: form[data-autosave], whose data-hx-trigger also names "retry". It works without this file,
// by its buttons. Nothing is stored in the browser; and the strip never says "saved" of what is not.
"use strict";

(() => {
  const form = document.querySelector("form[data-autosave]");
  const { base, unanswered, words } = form.elements;
  // What goes along with the words, and is none.
  const CARRIED = ["csrfmiddlewaretoken", "writer", "base", "unanswered", "then"];
  const WAITS = [5, 30, 120].map((seconds) => seconds * 1000);
  // Whoever types without a pause is saved all the same; and reads so, if that has not come off, a moment later.
  const [SAVE_AFTER, SAY_AFTER] = [2500, 3000];
  // Characters: beyond this only the latest of what was sent and not answered goes along.
  const MUCH = 200_000;
  const paper = { typed: 0, sent: 0, saved: 0, since: null, next: null, tries: 0, flying: false, refused: false };

  const unsaved = () => paper.typed > paper.saved;
  const save = () => window.htmx.trigger(form, "retry");
  const said = () => Object.fromEntries([...new FormData(form)].filter(([name]) => !CARRIED.includes(name)));
  const say = (template) => {
    const strip = document.querySelector("#saved");
    const [icon, line] = document.querySelector(`template#${template}`).content.cloneNode(true).children;
    strip.replaceChildren(icon, line);
    strip.className = "strip unsaved";
  };

  const watch = () => {
    clearTimeout(paper.watching);
    if (!unsaved()) return;
    paper.watching = setTimeout(watch, 250);
    const age = Date.now() - paper.since;
    if (age > SAVE_AFTER && !paper.flying && !paper.refused && !paper.tries) save();
    if (age > SAY_AFTER && document.querySelector("#saved.saved")) say("writing");
  };
  const typed = () => {
    if (!unsaved()) paper.since = Date.now();
    paper.next ??= Date.now();
    paper.typed += 1;
    paper.refused = false;
    watch();
  };
  form.addEventListener("input", typed);
  // What the browser brought back, or what could not be kept, is on the page and not yet saved.
  window.addEventListener("pageshow", () => {
    if (words.value !== (JSON.parse(base.value || "{}").words ?? "")) typed();
  });

  // The last that is known to be kept is what others' words are merged from. An answer can be lost on its way: so what
  // was sent since goes along, the first and the latest two.
  const remember = (sent) => {
    const all = [...JSON.parse(unanswered.value || "[]"), sent];
    const some = all.length > 3 ? [all[0], ...all.slice(-2)] : all;
    const text = JSON.stringify(some);
    unanswered.value = text.length > MUCH ? JSON.stringify([sent]) : text;
  };
  form.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt !== form) return;
    Object.assign(paper, { flying: true, sent: paper.typed, sending: said(), next: null, before: unanswered.value });
    remember(paper.sending);
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== form) return;
    const status = event.detail.xhr?.status ?? 0;
    paper.flying = false;
    clearTimeout(paper.timer);
    if (status >= 200 && status < 300) {
      base.value = JSON.stringify(paper.sending);
      unanswered.value = "";
      Object.assign(paper, { saved: paper.sent, since: paper.next, tries: 0, refused: false });
    } else if (status >= 400 && status < 500) {
      // Refused, and so not kept. Sent again it would be refused again, until it is put right.
      Object.assign(paper, { tries: 0, refused: true });
      unanswered.value = paper.before;
      if (![401, 409, 422].includes(status)) say("not-saved");
    } else {
      say(status ? "not-yet" : "no-signal");
      paper.timer = setTimeout(save, WAITS[Math.min(paper.tries, WAITS.length - 1)]);
      paper.tries += 1;
    }
    goOn();
    watch();
  });
  const again = () => {
    if (unsaved() && !paper.flying && !paper.refused) save();
  };
  window.addEventListener("online", again);
  // A phone that is put away may never come back to this page.
  document.addEventListener("visibilitychange", again);

  // A button leads on when all is kept: without signal one stays with what one wrote.
  form.addEventListener("submit", (event) => {
    if (unsaved() && !paper.refused) {
      event.preventDefault();
      paper.then = event.submitter?.value ?? "later";
      if (!paper.flying) save();
    } else {
      paper.saved = paper.typed;
    }
  });
  const goOn = () => {
    if (!paper.then) return;
    if (unsaved() && !paper.refused && !paper.tries) {
      setTimeout(again);
      return;
    }
    const then = paper.then;
    paper.then = null;
    if (paper.tries) return;
    const field = Object.assign(document.createElement("input"), { type: "hidden", name: "then", value: then });
    form.append(field);
    paper.saved = paper.typed;
    form.submit();
  };
  window.addEventListener("beforeunload", (event) => {
    // Whoever leaves this page at once has blanked it first (app.js).
    if (unsaved() && !document.documentElement.hidden) event.preventDefault();
  });
})();
