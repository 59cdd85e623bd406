// "Ask it another way": the heading says the question that was chosen or typed. The form works without this.
"use strict";

(() => {
  const heading = document.querySelector("#question-asked");
  const own = document.querySelector("#id_question");
  const say = (words) => {
    if (words.trim()) heading.textContent = words;
  };
  document.addEventListener("input", (event) => {
    if (event.target.name === "way") {
      own.value = "";
      say(event.target.value);
    } else if (event.target === own) {
      say(own.value || document.querySelector("[name=way]:checked")?.value || "");
    }
  });
})();
