// What a phone keeps, on the page of a station and on the page of what is kept: asks the worker, and says how it went.
"use strict";

(() => {
  const phone = navigator.serviceWorker, language = document.documentElement.lang;
  const list = document.querySelector("[data-lists]"), blank = list?.querySelector("template");
  const panels = () => [...document.querySelectorAll("section[data-keep]")];

  const size = (bytes) => new Intl.NumberFormat(language, { style: "unit", unit: "megabyte", maximumFractionDigits: bytes < 1e7 ? 1 : 0 })
    .format(Math.max(bytes, 1e5) / 1e6);
  const when = (at) => new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" }).format(at);

  function say(panel, name, names = {}) {
    panel.hidden = false;
    const text = panel.dataset[name].replace(/\{(\w+)\}/g, (_, one) => names[one]);
    panel.querySelector("[role=status]").textContent = text;
  }

  // Which of its buttons a panel shows, each with what it costs.
  function offer(panel, shown) {
    for (const button of panel.querySelectorAll("button")) {
      const name = button.dataset.do;
      button.parentElement.hidden = !(name in shown) || (name === "keep" && !shown.keep); // nobody knows how much it is
      if (name in shown) button.textContent = button.dataset.text.replace("{size}", size(shown[name]));
    }
  }

  const PATIENCE = 10_000; // ms until a worker is there; a browser that lets none in says nothing
  const worker = () => new Promise((found, lost) => {
    phone.ready.then(({ active }) => found(active));
    setTimeout(lost, PATIENCE, new Error("no worker"));
  });

  async function ask(panel, wish) {
    if (wish.asked) navigator.storage?.persist?.(); // a browser that is short of room drops what nobody asked for
    (await worker()).postMessage({ keep: panel.dataset.keep, ...wish });
  }

  function show(panel, set) {
    if (!set) {
      say(panel, "none");
      offer(panel, { keep: Number(panel.dataset.bytes) });
      return;
    }
    panel.dataset.bytes = set.bytes;
    say(panel, set.changed ? "changed" : "kept", { when: when(set.at), size: size(set.bytes), changed: set.changed && when(set.changed) });
    offer(panel, { drop: 0, ...(set.clips && !set.withClips && { clips: set.clips }), ...(set.withClips && { without: set.clips }) });
  }

  function heard({ data }) {
    if (data.sets) {
      if (list) fill(data.sets);
      for (const panel of panels()) if (!panel.dataset.failed) show(panel, data.sets.find((set) => set.name === panel.dataset.keep));
      for (const panel of panels()) delete panel.dataset.failed;
    }
    const panel = panels().find((one) => one.dataset.keep === (data.keeping || data.failed));
    if (!panel || (data.why === "off" && !navigator.onLine)) return; // without a network, its age says enough
    if (data.keeping) {
      say(panel, "keeping", { count: data.all - data.left, all: data.all });
      offer(panel, {});
    } else {
      panel.dataset.failed = "yes";
      say(panel, data.why, { size: size(data.bytes || 0) });
      offer(panel, { keep: data.bytes || Number(panel.dataset.bytes) });
    }
  }

  // On the page of what is kept, a panel for each station.
  function fill(sets) {
    const stations = sets.filter(({ name }) => name.startsWith("stations/"));
    for (const panel of list.querySelectorAll("section[data-keep]")) if (!stations.some(({ name }) => name === panel.dataset.keep)) panel.remove();
    for (const { name, title, page } of stations) {
      if (panels().some((panel) => panel.dataset.keep === name)) continue;
      const made = blank.content.cloneNode(true).querySelector("section"), link = made.querySelector("a");
      made.dataset.keep = name;
      link.textContent = title;
      link.href = page;
      list.append(made);
    }
    list.querySelector("[data-empty]").hidden = stations.length > 0;
  }

  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("button[data-do]"), panel = button?.closest("section[data-keep]");
    if (!panel) return;
    const wishes = { keep: { asked: true }, clips: { asked: true, clips: true }, without: { asked: true, clips: false } };
    if (button.dataset.do in wishes) ask(panel, wishes[button.dataset.do]);
    else worker().then((one) => one.postMessage({ drop: panel.dataset.keep }));
  });

  async function start() {
    phone.addEventListener("message", heard);
    if (list) {
      const { kept } = await fetch(list.dataset.lists).then((answer) => answer.json()).catch(() => ({ kept: [] }));
      for (const panel of panels()) panel.dataset.bytes = kept.find(({ name }) => name === panel.dataset.keep)?.bytes || 0;
    }
    (await worker()).postMessage({ ask: true });
    // Whoever opens the page of a station gets it kept, unless the phone was told to spare what it fetches.
    for (const panel of panels()) if (panel.dataset.page && !navigator.connection?.saveData) ask(panel, {});
  }

  if (phone) start().catch(() => panels().forEach((panel) => say(panel, "never")));
  else panels().forEach((panel) => say(panel, "never"));
})();
