// Boxes to tick: remembered for the release of an aid, on this phone, for half a day. A list that was begun earlier asks
// whether it goes on. Steps of lock-out have no box (jobaids/render/page/ticking.py).
"use strict";
parts.ticks = (() => {
  const KEPT = 12 * 60 * 60 * 1000, EARLIER = 60 * 60 * 1000; // ms
  const [name, label] = document.querySelector("[data-ticks]").dataset.ticks.split(" ");
  const place = `ticks ${name}`;
  const boxes = [...document.querySelectorAll("input[data-part=ticks]")];
  const count = document.querySelector("[data-count]");
  let asking;

  const read = () => {
    const list = kept(place);
    return list && Date.now() - list.at < KEPT ? list : null;
  };
  function show() {
    const done = read()?.done || [];
    for (const box of boxes) box.checked = done.includes(box.name);
    tell();
  }
  function tell() {
    const steps = boxes.filter((box) => box.closest(".tick"));
    const done = steps.filter((box) => box.checked).length;
    if (count) count.textContent = done ? count.dataset.count.replace("{done}", done).replace("{all}", steps.length) : "";
  }
  function mine(value) {
    try {
      if (value) sessionStorage.setItem(place, value);
      return sessionStorage.getItem(place);
    } catch {
      return null;
    }
  }
  function keep(done, began) {
    mine("1");
    const now = Date.now();
    kept(place, done.length ? { label, began: began || now, at: now, done } : null);
  }
  function press(box) {
    const list = read(), others = (list?.label === label && list.done || []).filter((one) => one !== box.name);
    keep(box.checked ? [...others, box.name] : others, list?.began);
    tell();
  }

  function ask(list) {
    const made = document.createElement("div"), changed = list.label !== label;
    made.className = "asking";
    made.setAttribute("role", "alert");
    made.append(document.querySelector("[data-ask]").content.cloneNode(true));
    const line = made.querySelector("p");
    const began = new Date(list.began).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    line.textContent = changed ? line.dataset.changed : line.dataset.again.replace("{time}", began);
    if (changed) made.querySelector("[value=on]").remove();
    for (const box of boxes) box.disabled = true;
    made.onclick = ({ target }) => {
      if (!target.value) return;
      if (target.value === "on") mine("1");
      else keep([]);
      made.remove();
      asking = null;
      for (const box of boxes) box.disabled = false;
      show();
    };
    strips().append(made);
    asking = made;
  }
  function look() {
    const list = read();
    if (asking) return;
    if (list && (list.label !== label || !mine() || Date.now() - list.at > EARLIER)) ask(list);
    else show();
  }
  document.addEventListener("visibilitychange", () => document.hidden || look());
  let begun = false;

  return (pressed) => {
    if (pressed?.value === "clear") keep([]), show();
    else if (pressed && boxes.includes(pressed)) press(pressed);
    else if (!begun) look();
    begun = true;
  };
})();
