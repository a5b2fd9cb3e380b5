// Loads the page again when its source was saved, and puts the new card beside it.
"use strict";
const bar = document.querySelector(".preview-bar");
const card = document.querySelector(".preview-card");
const asked = new URLSearchParams({ at: location.pathname, seen: bar ? bar.dataset.seen : "" });
const events = new EventSource("/_preview/events?" + asked);

events.addEventListener("page", () => { events.close(); location.reload(); });
events.addEventListener("card", (event) => { if (card) showCard(JSON.parse(event.data)); });
addEventListener("pagehide", () => events.close());
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

function showCard(drawn) {
  const faces = card.querySelector(".preview-faces");
  faces.classList.toggle("preview-late", drawn.late);
  if (drawn.told !== undefined) card.querySelector(".preview-told").innerHTML = drawn.told;
  if (drawn.late) return;
  const wanted = Array.from({ length: drawn.faces }, (_, number) => `${card.dataset.faces}${number + 1}.jpg?v=${drawn.name}`);
  wanted.forEach((source, number) => {
    const face = faces.children[number] || faces.appendChild(document.createElement("img"));
    if (face.getAttribute("src") !== source) face.src = source;
    face.alt = `The card, side ${number + 1}`;
  });
  while (faces.children.length > Math.max(wanted.length, 1)) faces.lastChild.remove();
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = "copied";
    setTimeout(() => { button.textContent = button.dataset.copy; }, 900);
  } catch {
    getSelection().selectAllChildren(button); // no clipboard here: it can be copied by hand
  }
});
