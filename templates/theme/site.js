// The one script of every page. Each part looks for the attribute it serves and leaves the plain page alone without it.
"use strict";

// A typed code: forgiven, checked, looked up, and opened. The same rules as on the server's side of the wall.
(() => {
  const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const form = document.querySelector("form[data-codes]");
  if (!form) return;
  const input = form.elements.code;

  const put = (text) => [...text].filter((sign) => /[\p{L}\p{N}]/u.test(sign)).join("").replace(/O/g, "0").replace(/[IL]/g, "1");
  const checkSign = (first) => {
    let rest = 0;
    for (const sign of first) {
      rest = (rest ^ SIGNS.indexOf(sign)) << 1;
      if (rest > 31) rest ^= 37;
    }
    return SIGNS[rest];
  };
  const valid = (code) => /^[0-9A-HJKMNP-TV-Z]{6}$/.test(code) && checkSign(code.slice(0, 5)) === code[5];

  function forgive(text) {
    let plain = text.normalize("NFKC").trim().toUpperCase();
    const pasted = plain.split("://")[1];
    if (pasted) plain = pasted.replace(/\/+$/, "").split("/").slice(1).slice(-2).join("/");
    plain = plain.replace(/^[\s/]+|[\s/]+$/g, "");
    const tail = plain.match(/^(.*?)[^\p{L}\p{N}]+([0-9OIL]{1,6}[A-HJKMNP-TV-Z]|[0O])[^\p{L}\p{N}]*$/u);
    if (tail && put(tail[1]).length >= 4) return [put(tail[1]), put(tail[2].slice(0, -1)) + tail[2].slice(-1).replace("O", "0")];
    const signs = put(plain);
    const label = signs.slice(6);
    if (label && valid(signs.slice(0, 6)) && /^(0|[1-9]\d{0,5}[A-HJKMNP-TV-Z])$/.test(label)) return [signs.slice(0, 6), label];
    return [signs, ""];
  }

  function slips(code) {
    const found = new Set();
    for (let at = 0; at <= code.length; at++) {
      const head = code.slice(0, at), tail = code.slice(at);
      for (const sign of SIGNS) {
        found.add(head + sign + tail.slice(1));
        found.add(head + sign + tail);
      }
      found.add(head + tail.slice(1));
      if (tail.length > 1) found.add(head + tail[1] + tail[0] + tail.slice(2));
    }
    return [...found].filter(valid);
  }

  const shelves = new Map();
  function shelf(sign) {
    if (!shelves.has(sign)) shelves.set(sign, fetch(`${form.dataset.codes}${sign}/index.json`).then((answer) => answer.json()));
    return shelves.get(sign);
  }

  const part = (name) => form.querySelector(`[data-say="${name}"]`);
  function tell(name, rows = []) {
    for (const line of form.querySelectorAll("[data-say]")) line.hidden = line !== part(name);
    const list = form.querySelector("[data-near]");
    list.hidden = !rows.length;
    list.replaceChildren(...rows.map(([code, title, text]) => {
      const link = document.createElement("a");
      const name = document.createElement("span");
      const under = document.createElement("small");
      name.className = "name";
      under.textContent = [title, text].filter(Boolean).join(" · ");
      name.append(code, under);
      link.append(name);
      link.href = `${form.dataset.root}${code}/`;
      const row = document.createElement("li");
      row.append(link);
      return row;
    }));
  }

  async function open(text) {
    const [code, label] = forgive(text);
    if (!code) return;
    if (valid(code)) {
      const entry = (await shelf(code[0]))[code];
      if (entry && (!label || label === "0" || entry[2].split(" ").includes(label))) {
        const card = form.dataset.card.replace("CODE", code).replace("LABEL", label);
        location.assign(label ? card : `${form.dataset.root}${code}/`);
        return;
      }
      if (entry) {
        const line = part("unknown");
        line.textContent = line.dataset.text.replace("{number}", label.slice(0, -1));
        tell("unknown", [[code, entry[0], entry[1]]]);
        return;
      }
    }
    const likely = slips(code);
    const known = await Promise.all(likely.map(async (one) => [one, (await shelf(one[0]))[one]]));
    const rows = known.filter(([, entry]) => entry).slice(0, 5).map(([one, entry]) => [one, entry[0], entry[1]]);
    tell(rows.length ? "near" : "nothing", rows);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    open(input.value).catch(() => form.submit());
  });

  // An address nobody printed quite like this: the code in it is tried at once.
  const asked = new URLSearchParams(location.search).get("code");
  const lost = form.hasAttribute("data-lost") && decodeURIComponent(location.pathname).slice(form.dataset.root.length);
  const text = asked || lost;
  if (text && /^[\s\w-]+(\/[\s\w-]*)?\/?$/u.test(text)) {
    input.value = text.replace(/\/+$/, "").replace("/", "-").toUpperCase();
    open(text).catch(() => {});
  }
})();

// A revision nobody released, on a host that leads it to the code's one page: what is said of it is shown and numbered.
(() => {
  const strange = document.getElementById("R");
  if (!strange) return;
  const line = strange.querySelector("[data-numbered]");

  function say() {
    const asked = location.hash.match(/^#R(\d{1,6})[A-Z]?$/);
    if (!asked || document.getElementById(location.hash.slice(1))) return;
    line.textContent = line.dataset.numbered.replace("{number}", asked[1]);
    location.replace("#R");
  }
  addEventListener("hashchange", say);
  say();
})();
