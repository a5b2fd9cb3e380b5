// Counts down a time of a step, on whichever page of the site one goes to meanwhile; rings and shakes until it is stopped.
"use strict";
parts.timer = (() => {
  const RINGS = 2 * 60 * 1000; // ms: whoever is not back by then is not in earshot
  const OLD = 60 * 60 * 1000; // ms after its end a timer is of no use to anybody
  let timers = [], shown = new Map(), beating, sound;

  function tag(name, className, text = "") {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }
  const clock = (left) => `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;

  function strip(timer) {
    const made = tag("div", "strip"), link = tag("a", "", timer.name), left = tag("b", ""), stop = tag("button", "", timer.stop);
    link.href = timer.at;
    left.setAttribute("role", "timer");
    stop.onclick = () => keep(timers.filter((one) => one !== timer));
    made.append(link, left, stop);
    strips().append(made);
    return { made, left };
  }

  function ring() {
    navigator.vibrate?.([300, 150, 300]);
    if (sound?.state !== "running") return;
    for (const at of [0, 0.25]) {
      const tone = sound.createOscillator(), loud = sound.createGain();
      tone.frequency.value = 880;
      loud.gain.setValueAtTime(0.5, sound.currentTime + at);
      loud.gain.exponentialRampToValueAtTime(0.01, sound.currentTime + at + 0.2);
      tone.connect(loud).connect(sound.destination);
      tone.start(sound.currentTime + at);
      tone.stop(sound.currentTime + at + 0.2);
    }
  }

  function beat() {
    const now = Date.now();
    let rings = false;
    for (const timer of timers) {
      const { made, left } = shown.get(timer.id), over = timer.until <= now;
      const text = over ? `${timer.up} · ${timer.said}` : clock(Math.ceil((timer.until - now) / 1000));
      if (left.textContent !== text) left.textContent = text;
      if (over && !made.classList.contains("up")) {
        made.classList.add("up");
        left.setAttribute("role", "alert");
      }
      rings ||= over && now - timer.until < RINGS;
    }
    if (rings) ring();
  }

  function show() {
    for (const [id, { made }] of shown) if (!timers.some((timer) => timer.id === id)) made.remove(), shown.delete(id);
    for (const timer of timers) if (!shown.has(timer.id)) shown.set(timer.id, strip(timer));
    clearInterval(beating);
    if (timers.length) beating = setInterval(beat, 1000), beat();
    else navigator.vibrate?.(0);
  }
  function keep(now) {
    timers = now;
    kept("timers", timers.length ? timers : null);
    show();
  }
  function read() {
    timers = (kept("timers") || []).filter((timer) => Date.now() - timer.until < OLD);
    show();
  }
  // A browser lets a page sound only after a touch on it.
  function hear() {
    sound ||= window.AudioContext && new AudioContext();
    sound?.resume().catch(() => {});
  }

  addEventListener("pointerdown", hear);
  addEventListener("storage", read);
  read();
  if (timers.length) hear();

  return (button) => {
    if (!button) return;
    hear();
    const until = Date.now() + button.dataset.seconds * 1000, part = button.closest(".whole, main");
    const name = (part.querySelector(".step")?.innerText || document.title).replace(/\s+/g, " ");
    const at = part.id ? `#${part.id}` : location.href.split("?")[0];
    const { up, stop } = button.dataset;
    keep([...timers, { id: until + Math.random(), until, said: button.textContent, up, stop, name, at: new URL(at, location.href).href }]);
  };
})();
