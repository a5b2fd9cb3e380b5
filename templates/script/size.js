// Larger text, in four sizes; theme/early.js sets the chosen one before a page is laid out.
"use strict";
parts.size = (() => {
  const SIZES = ["", "125%", "150%", "200%"];
  const root = document.documentElement;

  return (button) => {
    const before = button.getBoundingClientRect().top;
    const size = SIZES[(SIZES.indexOf(root.style.fontSize) + 1) % SIZES.length];
    root.style.fontSize = size;
    try {
      localStorage.size = size;
    } catch {
      // then the next page has the usual size
    }
    button.dataset.size ||= button.textContent;
    button.textContent = `${button.dataset.size} ${size || "100%"}`;
    scrollBy({ top: button.getBoundingClientRect().top - before, behavior: "instant" }); // the finger stays on it
  };
})();
