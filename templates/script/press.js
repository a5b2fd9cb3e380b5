// What needs a finger first: where data-part="NAME" is pressed, that script is fetched and its parts.NAME called with it.
const parts = {};
const begin = (name, pressed) => later(name).then(() => parts[name](pressed));
addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-part]");
  if (pressed) begin(pressed.dataset.part, pressed).catch(() => (pressed.disabled = true)); // no network: it says so
});

// Where a part shows what runs or asks something: above the bar.
const strips = () => document.querySelector(".strips")
  || document.body.appendChild(Object.assign(document.createElement("aside"), { className: "strips" }));

// What was begun on another page, or another day: timers that run, ticks that were set.
{
  const list = document.querySelector("[data-ticks]")?.dataset.ticks.split(" ")[0];
  if (kept("timers")) begin("timer").catch(() => {});
  if (list && document.querySelector("[data-part=ticks]") && kept(`ticks ${list}`)) begin("ticks").catch(() => {});
}
