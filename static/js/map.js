// Whoever is chosen on the map is opened as by "Change" in the list below it: the panel comes without leaving the page.
// Without this file a mark is a link.
"use strict";

document.addEventListener("click", (event) => {
  const mark = event.target.closest?.("#life a.map-mark");
  if (!mark || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const change = document.getElementById(mark.id.replace("map-mark", "change"));
  if (!change) return;
  event.preventDefault();
  change.click();
});
