// Reads the page aloud from the step that is looked at, each piece in its own language.
"use strict";
parts.aloud = (() => {
  const PIECES = ".age p, main :is(h1, h2, h3, p, li, dt, dd, summary)";

  function pieces() {
    const on = [...document.querySelectorAll(PIECES)].filter((one) =>
      one.checkVisibility() && !one.closest(".live, .rows, [hidden]") && !one.querySelector("p, li, h1, h2, h3"));
    const from = on.findIndex((one) => scrollY > innerHeight && one.closest(".whole") && one.getBoundingClientRect().top > 0);
    return on.slice(Math.max(0, from));
  }
  function words(piece) {
    const plain = piece.cloneNode(true);
    for (const silent of plain.querySelectorAll("[aria-hidden], .sign")) silent.remove();
    return plain.textContent.trim();
  }
  const voiceOf = (language) => speechSynthesis.getVoices().find((voice) => voice.lang.slice(0, 2) === language.slice(0, 2));
  // Voices come late in some browsers, and in some never.
  const voices = () => new Promise((done) => {
    if (speechSynthesis.getVoices().length) done();
    speechSynthesis.onvoiceschanged = done;
    setTimeout(done, 1000);
  });

  return async (button) => {
    const pressed = (on) => button.setAttribute("aria-pressed", on);
    if (button.getAttribute("aria-pressed") === "true") {
      speechSynthesis.cancel();
      return pressed(false);
    }
    if (window.speechSynthesis) await voices();
    if (!window.speechSynthesis || !voiceOf(document.documentElement.lang)) {
      button.textContent = button.dataset.none;
      return (button.disabled = true);
    }
    pressed(true);
    const all = pieces();
    for (const piece of all) {
      const said = new SpeechSynthesisUtterance(words(piece));
      said.lang = piece.closest("[lang]").lang;
      said.voice = voiceOf(said.lang) || null;
      if (piece === all.at(-1)) said.onend = () => pressed(false);
      speechSynthesis.speak(said);
    }
    addEventListener("pagehide", () => speechSynthesis.cancel(), { once: true });
  };
})();
