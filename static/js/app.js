// The small things a page cannot do by itself. Every form and link works without this file.
// Nothing is stored, nothing is evaluated, and nothing here knows what anybody said.
"use strict";

(() => {
  const $ = (selector, from = document) => from.querySelector(selector);
  const token = () => $('meta[name="csrf-token"]')?.content ?? "";
  const on = (name, act) => document.addEventListener(name, act);

  document.documentElement.classList.add("js");

  // htmx carries the page's own CSRF token.
  on("htmx:configRequest", (event) => {
    event.detail.headers["X-CSRFToken"] = token();
  });

  // A form that was not understood: start at the summary of what to put right (but never interrupt writing).
  const toErrors = () => $(".error-summary")?.focus();
  on("htmx:afterSettle", (event) => {
    const { xhr, requestConfig } = event.detail;
    if (xhr?.status === 422 && !requestConfig?.elt.closest("form[data-autosave]")) toErrors();
  });
  on("DOMContentLoaded", toErrors);

  // Paper that saves itself: form[data-autosave], whose data-hx-trigger also names "retry".
  const WAITS = [5, 30, 120].map((seconds) => seconds * 1000);
  const papers = new WeakMap();
  const paperOf = (element) => {
    const form = element?.closest?.("form[data-autosave]");
    if (form && !papers.has(form)) papers.set(form, { typed: 0, sent: 0, saved: 0, tries: 0 });
    return form ? { form, state: papers.get(form) } : null;
  };
  const unsaved = () =>
    [...document.querySelectorAll("form[data-autosave]")].some((form) => {
      const state = papers.get(form);
      return state && state.typed > state.saved;
    });
  let leaving = false;

  on("input", (event) => {
    const paper = paperOf(event.target);
    if (paper) paper.state.typed += 1;
  });
  on("submit", (event) => {
    const paper = paperOf(event.target);
    if (paper && !event.defaultPrevented) paper.state.saved = paper.state.typed;
  });
  on("htmx:beforeRequest", (event) => {
    const paper = paperOf(event.detail.elt);
    if (paper) paper.state.sent = paper.state.typed;
  });
  on("htmx:afterRequest", (event) => {
    const paper = paperOf(event.detail.elt);
    if (!paper || !event.detail.successful) return;
    clearTimeout(paper.state.timer);
    Object.assign(paper.state, { saved: paper.state.sent, tries: 0, retry: null });
  });

  const notSaved = (event) => {
    const paper = paperOf(event.detail.elt);
    const status = event.detail.xhr?.status;
    // What was refused will be refused again: only what did not arrive is sent once more.
    if (!paper || (status >= 400 && status < 500)) return;
    const strip = $("#saved");
    const words = $("template#no-signal");
    if (strip && words) {
      strip.replaceChildren(words.content.cloneNode(true));
      strip.classList.replace("saved", "unsaved");
    }
    const { state } = paper;
    state.retry = () => window.htmx.trigger(event.detail.elt, "retry");
    clearTimeout(state.timer);
    state.timer = setTimeout(state.retry, WAITS[Math.min(state.tries, WAITS.length - 1)]);
    state.tries += 1;
  };
  ["htmx:sendError", "htmx:timeout", "htmx:responseError"].forEach((name) => on(name, notSaved));
  window.addEventListener("online", () => {
    document.querySelectorAll("form[data-autosave]").forEach((form) => papers.get(form)?.retry?.());
  });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && unsaved()) event.preventDefault();
  });

  // Leave this page: blank first, then end the session, then go. Shift three times does the same.
  const leave = (form) => {
    leaving = true;
    document.documentElement.hidden = true;
    document.title = "";
    fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-CSRFToken": token() },
      keepalive: true,
      redirect: "manual",
    }).catch(() => {});
    location.replace(form.dataset.to);
  };
  on("click", (event) => {
    const form = event.target.closest(".leave")?.form;
    if (!form?.dataset.to) return;
    event.preventDefault();
    leave(form);
  });
  let presses = [];
  on("keydown", (event) => {
    if (event.repeat) return;
    const form = $("body.citizen .leave")?.form;
    presses = event.key === "Shift" ? [...presses, event.timeStamp].slice(-3) : [];
    if (form?.dataset.to && presses.length === 3 && presses[2] - presses[0] < 1000) leave(form);
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && $("body.citizen")) location.reload();
  });

  // Printing.
  on("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });

  // Picking out words to keep. Offsets count code points in the words, as the server does.
  const points = (text) => [...text].length;
  const fill = (form, quote, start, end) => {
    form.elements.quote.value = quote;
    form.elements.start.value = start;
    form.elements.end.value = end;
  };
  on("selectionchange", () => {
    const words = $(".words[data-keep]");
    const form = $("form#keep");
    const selection = getSelection();
    if (!words || !form || !selection.rangeCount || form.contains(document.activeElement)) return;
    const range = selection.getRangeAt(0);
    const said = range.toString();
    if (!said.trim() || !words.contains(range.commonAncestorContainer)) {
      form.classList.remove("shown");
      return;
    }
    const before = document.createRange();
    before.setStart(words, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = points(before.toString()) + points(said) - points(said.trimStart());
    fill(form, said.trim(), start, start + points(said.trim()));
    form.classList.add("shown");
  });
  on("input", (event) => {
    const form = event.target.closest("form#keep");
    if (form && event.target.name === "quote") fill(form, event.target.value, "", "");
  });
})();
