"use strict";

// What a typed code means: forgiven, checked, and looked up. The same rules as on the server's side of the wall.
const codes = (() => {
  const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const card = document.querySelector("form[data-card]")?.dataset.card; // the address of a card, of CODE and LABEL
  const root = card?.split("CODE")[0];

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
    if (!shelves.has(sign)) shelves.set(sign, fetch(`${root}codes/${sign}/index.json`).then((answer) => answer.json()));
    return shelves.get(sign).catch((fault) => {
      shelves.delete(sign); // there may be a network again
      throw fault;
    });
  }

  // Where a code leads whose shelf has an entry; nowhere where its card has a label that is unknown.
  function address(code, label, entry) {
    if (label && label !== "0" && !entry[2].split(" ").includes(label)) return "";
    return label ? card.replace("CODE", code).replace("LABEL", label) : `${root}${code}/`;
  }
  return { root, valid, forgive, slips, shelf, address };
})();

// The box for a code: what is typed there is opened, or else what it may have been meant to be is told.
(() => {
  const form = document.querySelector("form[data-codes]");
  if (!form) return;
  const input = form.elements.code;
  const { root, valid, forgive, slips, shelf, address } = codes;

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
      link.href = `${root}${code}/`;
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
      if (entry && address(code, label, entry)) {
        location.assign(address(code, label, entry));
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
    open(input.value).catch(() => {
      const [code, label] = forgive(input.value);
      if (valid(code)) location.assign(address(code, label, ["", "", label])); // the page itself knows more, if it is kept
      else form.submit();
    });
  });

  // An address nobody printed quite like this: the code in it is tried at once.
  const asked = new URLSearchParams(location.search).get("code");
  const lost = form.hasAttribute("data-lost") && decodeURIComponent(location.pathname).slice(root.length);
  const text = asked || lost;
  if (text && /^[\s\w-]+(\/[\s\w-]*)?\/?$/u.test(text)) {
    input.value = text.replace(/\/+$/, "").replace("/", "-").toUpperCase();
    open(text).catch(() => {});
  }
})();
