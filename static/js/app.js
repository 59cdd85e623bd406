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

  // Leave this page: blank first, then end the session, then go. Shift three times does the same.
  const leave = (form) => {
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

  // Where one is in a row of pages that is wider than a phone.
  $(".inside [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

  // Printing.
  on("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });
})();
