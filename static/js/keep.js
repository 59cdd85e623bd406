// Picking out words to keep: by mouse, by touch, by keyboard. What is picked out is the page's own selection, so that
// all three are one; without this file the words are pasted. Places count code points in the words, as the server does.
"use strict";

(() => {
  const $ = (selector, from = document) => from.querySelector(selector);
  const on = (name, act) => document.addEventListener(name, act);
  const words = () => $(".words[data-keep]");
  const form = () => $("form#keep");
  const points = (text) => [...text].length;

  // What is picked out, in the form.

  const fill = (to, quote, start, end) => {
    to.elements.quote.value = quote;
    to.elements.start.value = start;
    to.elements.end.value = end;
  };
  // While somebody chooses, a phone that takes the selection away on the tap does not take the choice away with it.
  let choosing = false;
  let hiding;

  const picked = () => {
    const [from, to] = [words(), form()];
    const selection = getSelection();
    if (!from || !to || choosing) return;
    clearTimeout(hiding);
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    const said = range?.toString() ?? "";
    if (!said.trim() || !from.contains(range.commonAncestorContainer)) {
      // Whoever writes in the form still chooses.
      hiding = setTimeout(() => choosing || $("#id_quote:focus") || form()?.classList.remove("shown"), 250);
      return;
    }
    const before = document.createRange();
    before.setStart(from, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = points(before.toString()) + points(said) - points(said.trimStart());
    fill(to, said.trim(), start, start + points(said.trim()));
    to.classList.add("shown");
  };
  on("selectionchange", picked);
  on("pointerdown", (event) => {
    choosing = Boolean(event.target.closest("form#keep"));
  });
  const chose = () => {
    choosing = false;
    picked();
  };
  ["pointerup", "pointercancel"].forEach((name) =>
    on(name, () => {
      if (choosing) setTimeout(chose, 400);
    }),
  );
  on("input", (event) => {
    const to = event.target.closest("form#keep");
    if (to && event.target.name === "quote") fill(to, event.target.value, "", "");
  });

  // By keyboard: the words of the text one after the other; `first` and `last` are the two ends of what is chosen.

  const WORD = /[\p{L}\p{M}\p{N}]+(?:['’\-‑][\p{L}\p{M}\p{N}]+)*|\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{M}\u200d\u{1f3fb}-\u{1f3ff}]*/gu;
  const SENTENCE_ENDS = /^[.!?…]+[’”"')\]]*/u;
  let chosen = null;
  let byKeys = false;

  const all = () => [...words().textContent.matchAll(WORD)].map((one) => [one.index, one.index + one[0].length]);
  const rangeOf = (from, to) => {
    const range = document.createRange();
    const walker = document.createTreeWalker(words(), NodeFilter.SHOW_TEXT);
    for (let at = 0, node; (node = walker.nextNode()); at += node.length) {
      if (at <= from && from < at + node.length) range.setStart(node, from - at);
      if (at < to && to <= at + node.length) range.setEnd(node, to - at);
    }
    return range;
  };
  const boxOf = ([from, to]) => rangeOf(from, to).getClientRects()[0];

  // Where somebody begins: at the words that a link led to; where they have clicked, or stood last; else at the first.
  const begin = (list) => {
    const selection = getSelection();
    const inside = selection.rangeCount && words().contains(selection.anchorNode) ? selection.getRangeAt(0) : null;
    const mark = inside || chosen ? null : $("mark.here", words());
    if (!mark && !inside) return chosen?.last ?? 0;
    const before = document.createRange();
    before.setStart(words(), 0);
    if (mark) before.setEndBefore(mark);
    else before.setEnd(inside.startContainer, inside.startOffset);
    const at = before.toString().length;
    return list.findIndex(([, to]) => to > at);
  };
  const onNextLine = (list, from, step) => {
    const here = boxOf(list[from]);
    let best = null;
    for (let at = from + step; list[at]; at += step) {
      const box = boxOf(list[at]);
      const away = Math.abs(box.top - here.top) < here.height / 2;
      if (away) continue;
      if (best && Math.abs(box.top - best.box.top) > here.height / 2) break;
      const off = Math.abs(box.left + box.width / 2 - here.left - here.width / 2);
      if (!best || off < best.off) best = { at, box, off };
    }
    return best?.at ?? (step > 0 ? list.length - 1 : 0);
  };

  const show = (list) => {
    const [left, right] = [Math.min(chosen.first, chosen.last), Math.max(chosen.first, chosen.last)];
    const text = words().textContent;
    const from = list[left][0];
    let to = list[right][1];
    // A whole sentence takes its full stop along; a few words out of one do not.
    const begins = !text.slice(0, from).trim() || /(\n|[.!?…][’”"')\]]*)\s*[“‘"'(\[]*$/u.test(text.slice(0, from));
    if (begins && right > left) to += SENTENCE_ENDS.exec(text.slice(to))?.[0].length ?? 0;
    const range = rangeOf(from, to);
    getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    picked();
    const box = rangeOf(...list[chosen.last]).getBoundingClientRect();
    const foot = form().classList.contains("shown") ? form().getBoundingClientRect().top : innerHeight;
    const head = $("body.citizen .masthead")?.getBoundingClientRect().bottom ?? 0;
    if (box.bottom > foot - 8) scrollBy(0, box.bottom - foot + 24);
    else if (box.top < head + 8) scrollBy(0, box.top - head - 24);
    say(`${words().dataset.picked} ${range.toString()}`);
  };
  let saying;
  const say = (what) => {
    clearTimeout(saying);
    saying = setTimeout(() => ($("#live").textContent = what), 150);
  };
  const letGo = () => {
    getSelection().removeAllRanges();
    form()?.classList.remove("shown");
    say(words().dataset.none);
  };
  const toTheChoice = () => $(".kinds button, .actions button", form())?.focus({ preventScroll: true });

  const STEPS = {
    ArrowRight: (list, at) => at + 1,
    ArrowLeft: (list, at) => at - 1,
    ArrowDown: (list, at) => onNextLine(list, at, 1),
    ArrowUp: (list, at) => onNextLine(list, at, -1),
    Home: () => 0,
    End: (list) => list.length - 1,
  };
  const inWords = (event) => {
    const isChosen = form().classList.contains("shown");
    if (event.key in STEPS) {
      const list = all();
      if (!list.length) return false;
      const fresh = !isChosen || !byKeys;
      const last = fresh ? begin(list) : STEPS[event.key](list, chosen.last);
      const held = Math.min(Math.max(last, 0), list.length - 1);
      chosen = { first: event.shiftKey && !fresh ? chosen.first : held, last: held };
      byKeys = true;
      show(list);
      return true;
    }
    if (!isChosen) return false;
    if (event.key === "Escape") letGo();
    else if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) toTheChoice();
    else return false;
    return true;
  };
  on("keydown", (event) => {
    if (!words() || !form() || event.ctrlKey || event.altKey || event.metaKey) return;
    if (words().contains(event.target)) {
      if (inWords(event)) event.preventDefault();
    } else if (event.key === "Escape" && form().matches(".shown:focus-within")) {
      letGo();
      words().focus({ preventScroll: true });
    }
  });
  on("pointerdown", (event) => {
    if (words()?.contains(event.target)) byKeys = false;
  });

  // What stands on the page only where this file runs.

  const here = () => {
    const id = location.hash.startsWith("#kept-") ? location.hash.slice(6) : "";
    document.querySelectorAll("mark[data-kept]").forEach((mark) => {
      mark.classList.toggle("here", mark.dataset.kept === id);
    });
  };
  const ready = () => {
    if (!words()) return;
    words().tabIndex = 0;
    words().setAttribute("role", "group");
    words().setAttribute("aria-label", words().dataset.name);
    words().setAttribute("aria-describedby", "how-to-pick");
    $("#how-to-pick").hidden = false;
    here();
  };
  on("DOMContentLoaded", ready);
  window.addEventListener("hashchange", here);
  // What was picked out is not said over what the answer says of it.
  on("htmx:beforeSwap", () => clearTimeout(saying));
  // After keeping by keyboard one goes on where one was.
  on("htmx:afterSettle", (event) => {
    if (event.detail.target.id !== "read_back" && !$("#read_back", event.detail.target)) return;
    ready();
    if (event.detail.xhr.status < 400 && byKeys && document.activeElement?.id.startsWith("keep-as-"))
      words().focus({ preventScroll: true });
  });
})();
