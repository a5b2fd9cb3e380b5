// Finds steps and remedies by their words; fetched when somebody goes to the box. Folds and cuts words as
// jobaids/search/tokens.py does, and reads the files that jobaids/search/shards.py writes.
"use strict";

(() => {
  const form = document.querySelector("form[data-card]");
  const input = form.elements.q, list = form.querySelector("ul"), status = form.querySelector("[role=status]");
  const { root } = codes;
  const [own, ...others] = form.dataset.tongues.split(" ");
  const SHOWN = 8; // results; more are read by nobody who stands at a machine
  const WORDS = 7; // of a question that are looked for, so that no question costs more than some 150 kB
  const STILL = 150; // ms without a key before a search begins
  const ENDING = 0.9, OPEN = 0.7, SLIP = 0.5; // what a word is worth that is not quite the one that was typed
  const MET = 0.2, SEEN = 0.5; // the less MET, the more it counts to answer all of the question; by a symptom, more
  const PATIENCE = 6_000; // ms for each file, before what is kept on the phone is searched instead
  const FAINT = 0.3; // of what a result could score; below it the other languages are searched, too

  // --- words ---
  const PAIRED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const paired = new RegExp(`[${PAIRED}]`, "u");
  const runs = new RegExp(`[${PAIRED}]+|[^${PAIRED}]+`, "gu");
  const word = /[0-9]+(?:[.,][0-9]+)*|(?![0-9])[\p{L}\p{N}](?:(?![0-9])[\p{L}\p{N}]|(?=[\u0900-\u1dff\u3099\u309a])\p{M})*/gu;
  const hyphened = /(?<![\p{L}\p{N}])((?:(?!\p{Nd})[\p{L}\p{N}])+)-((?:(?!\p{Nd})[\p{L}\p{N}])+)/gu;
  const article = /^[وف]?(?:ال|لل|بال|كال)(?=.{3})/u;
  const dropped = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;
  const letters = { ß: "ss", ς: "σ", ı: "i", ø: "o", đ: "d", ł: "l", æ: "ae", œ: "oe", ٱ: "ا", ى: "ي", ی: "ي", ک: "ك", ة: "ه" };
  const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];
  const digit = (sign) => {
    const at = sign.codePointAt(0), zero = zeros.find((first) => at >= first && at < first + 10);
    return zero ? String(at - zero) : letters[sign] || sign;
  };

  function fold(text) {
    const plain = text.normalize("NFKC").toLowerCase().normalize("NFKD").replace(dropped, "");
    return plain.replace(/[^\0-\x7f]/gu, digit).normalize("NFC");
  }

  function tokens(text) {
    const folded = fold(text), found = [];
    for (const one of folded.match(word) || []) {
      if (/^[0-9]/.test(one)) {
        const parts = one.split(/[.,]/);
        found.push(parts.join(parts.length > 1 && parts.slice(1).every((part) => part.length === 3) ? "" : "."));
        continue;
      }
      for (const run of one.match(runs)) {
        const signs = [...run];
        if (paired.test(run)) found.push(...signs.map((_, at) => signs.slice(at, at + 2).join("")));
        else found.push(run.replace(article, ""));
      }
    }
    return found.concat([...folded.matchAll(hyphened)].map(([, first, second]) => first + second));
  }

  // --- files ---
  const kept = new Map();
  function fetched(address, read) {
    if (!kept.has(address)) {
      kept.set(address, fetch(address, { signal: AbortSignal.timeout(PATIENCE) }).then(async (answer) => {
        if (!answer.ok) throw new Error(`${answer.status} ${address}`);
        return read(answer);
      }));
    }
    return kept.get(address);
  }
  const json = (answer) => answer.json();
  let local; // by language, the index of what is kept on this phone, while no other answers
  const topOf = async (tongue) => local ? local.get(tongue) : fetched(`${root}search/${tongue}.json`, json);

  // Numbers in groups of seven bits, lowest first, one after the other.
  function reader(octets) {
    let at = 0;
    const read = () => {
      let number = 0, weight = 1, octet;
      do {
        octet = octets[at++];
        number += (octet & 127) * weight;
        weight *= 128;
      } while (octet > 127);
      return number;
    };
    return { read, take: (size) => octets.subarray(at, at += size), get done() { return at >= octets.length; } };
  }

  async function entries(answer) {
    const shard = reader(new Uint8Array(await answer.arrayBuffer())), text = new TextDecoder(), found = [];
    let before = new Uint8Array(0);
    for (let left = shard.read(); left; left--) {
      const shared = shard.read(), more = shard.read(), whole = new Uint8Array(shared + more);
      whole.set(before.subarray(0, shared));
      whole.set(shard.take(more), shared);
      before = whole;
      found.push({ word: text.decode(whole), count: shard.read(), size: shard.read() });
    }
    for (const entry of found) entry.octets = shard.take(entry.size);
    return found;
  }

  async function ends(answer) {
    let before = "";
    return (await answer.text()).split("\n").map((line) => (before = before.slice(0, line.charCodeAt(0) - 48) + line.slice(1)));
  }

  // The shards that hold what begins with `start`, at most `most` of them, nearest to where `near` would stand.
  function about(firsts, start, near, most) {
    const place = (text) => Math.max(0, firsts.findLastIndex((first) => first <= text));
    const low = place(start), high = place(start + "\uffff"), middle = place(near);
    const from = Math.max(low, Math.min(middle - (most >> 1), high - most + 1));
    return firsts.map((_, number) => number).slice(from, Math.min(high + 1, from + most));
  }

  async function beginning(top, start, near, most) {
    if (top.entries) return top.entries.filter((entry) => entry.word.startsWith(start));
    const shards = about(top.words, start, near, most).map((number) => fetched(`${top.at}words-${number}.bin`, entries));
    return (await Promise.all(shards)).flat().filter((entry) => entry.word.startsWith(start));
  }

  // --- the words of the index that a typed word may mean ---
  function apart(one, other) {
    // one sign more, less or other, or two neighbours the wrong way round
    if (Math.abs(one.length - other.length) > 1) return false;
    let at = 0;
    while (at < one.length && one[at] === other[at]) at++;
    const tail = one.slice(at), rest = other.slice(at);
    return tail.slice(1) === rest.slice(1) || tail.slice(1) === rest || tail === rest.slice(1)
      || (tail[0] === rest[1] && tail[1] === rest[0] && tail.slice(2) === rest.slice(2));
  }

  async function slips(top, typed) {
    if (top.entries) return top.entries.filter((entry) => apart(entry.word, typed)).map((entry) => ({ entry, worth: SLIP }));
    const half = (typed.length - 1) >> 1, back = [...typed].reverse().join("");
    const heads = await beginning(top, typed.slice(0, half), typed, 3);
    const found = heads.filter((entry) => apart(entry.word, typed));
    const suffix = back.slice(0, typed.length - half - 1);
    const shards = about(top.ends, suffix, back, 3).map((number) => fetched(`${top.at}ends-${number}.txt`, ends));
    const tails = (await Promise.all(shards)).flat().filter((end) => apart(end, back)).map((end) => [...end].reverse().join(""));
    const known = new Set(found.map((entry) => entry.word));
    const wanted = tails.filter((tail) => !known.has(tail)).slice(0, 3);
    const more = await Promise.all(wanted.map(async (tail) => (await beginning(top, tail, tail, 1)).filter((entry) => entry.word === tail)));
    return [...found, ...more.flat()].map((entry) => ({ entry, worth: SLIP }));
  }

  async function forms(top, typed, last) {
    const size = typed.length, exact = /^[0-9]/.test(typed), pair = paired.test(typed);
    const stem = exact || pair ? typed : typed.slice(0, Math.max(4, size - 3));
    const reach = exact || pair || size < 3 ? 0 : Math.min(3, size - 2);
    const found = [];
    for (const entry of await beginning(top, stem, typed, 2)) {
      if (entry.word === typed) found.push({ entry, worth: 1 });
      else if (exact) continue;
      else if (pair || (last && size > 1 && entry.word.startsWith(typed))) found.push({ entry, worth: OPEN });
      else {
        const more = Math.abs(entry.word.length - size);
        if (more <= reach) found.push({ entry, worth: ENDING - more / 10 });
      }
    }
    return found.length || exact || pair || size < 5 ? found : slips(top, typed);
  }

  // --- ranking: BM25 with the impacts of the index; who answers more of the question comes first ---
  async function ranked(tongue, text) {
    const top = await topOf(tongue);
    if (!top.documents) return [];
    const asked = [...new Set(tokens(text))];
    const closed = /\s$/.test(text), last = closed ? "" : asked[asked.length - 1];
    const telling = asked.filter((one) => !top.small.includes(one));
    const words = (telling.length ? telling : asked).sort((one, other) => other.length - one.length).slice(0, WORDS);
    const rare = (count) => Math.log(1 + top.documents / (count + 0.5));
    const scores = new Map();
    let all = 0;
    for (const found of await Promise.all(words.map((one) => forms(top, one, one === last)))) {
      const best = new Map(), seen = new Set();
      let weight = found.length ? 0 : rare(0);
      for (const { entry, worth } of found) {
        const telling = rare(entry.count) * worth;
        weight = Math.max(weight, telling);
        const documents = reader(entry.octets);
        for (let number = -1; !documents.done;) {
          const step = documents.read();
          number += Math.floor(step / 8);
          best.set(number, Math.max(best.get(number) || 0, telling * (step % 8 + 1) / 8));
          if (step % 8 === 7) seen.add(number);
        }
      }
      all += weight;
      for (const [number, score] of best) {
        const [sum, met, symptom] = scores.get(number) || [0, 0, 0];
        scores.set(number, [sum + score, met + weight, symptom + (seen.has(number) ? weight : 0)]);
      }
    }
    return [...scores]
      .map(([number, [sum, met, symptom]]) => ({ top, tongue, number, score: sum / all * (MET + met / all + SEEN * symptom / all) }))
      .sort((one, other) => other.score - one.score || one.number - other.number)
      .slice(0, SHOWN);
  }

  async function found(text) {
    const here = await ranked(own, text);
    if (here.length && here[0].score >= FAINT) return here;
    const there = (await Promise.all(others.map((tongue) => ranked(tongue, text)))).flat();
    return [...here, ...there].sort((one, other) => other.score - one.score).slice(0, SHOWN);
  }

  // --- what is kept on this phone: its index is made by a script that nobody else needs ---
  async function here() {
    const [{ aids, say }] = await Promise.all([fetch(`${root}offline/kept.json`).then(json), later("here")]);
    if (!aids.length) throw new Error("nothing is kept");
    const tongues = [own, ...others];
    const tongueOf = ({ language }) => tongues.includes(language) ? language : own;
    return new Map(tongues.map((tongue) => [tongue, indexed(aids.filter((aid) => tongueOf(aid) === tongue), say[tongue], tokens)]));
  }

  // --- what is shown ---
  const kinds = ["", "danger", "warning", "caution", "notice"];
  function tag(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  async function row({ top, tongue, number }, said) {
    const shard = top.rows ? top : await fetched(`${top.at}results-${Math.floor(number / top.results)}.json`, json);
    const [aid, step, text, signal, code, then] = shard.rows[number % top.results], [title, label] = shard.aids[aid];
    const link = tag("a"), name = tag("span", "name", step || then ? text : title);
    if (step) link.append(tag("span", "n", String(step)));
    if (then) name.append(tag("span", "then", then));
    const under = tag("small", "", [step || then ? title : text, code].filter(Boolean).join(" · "));
    name.append(under);
    if (tongue !== own) name.lang = tongue, name.dir = "auto";
    link.append(name);
    if (signal) link.append(tag("span", `flag ${kinds[signal]}`, said.signals[signal - 1]));
    link.href = form.dataset.card.replace("CODE", code).replace("LABEL", label);
    const made = tag("li");
    made.append(link);
    return made;
  }

  async function coded(text) {
    const [code, label] = codes.forgive(text);
    if (!codes.valid(code)) return [];
    const entry = await codes.shelf(code[0]).then((known) => known[code], () => ["", "", label]); // without a network its page knows
    if (!entry) return [];
    const link = tag("a"), name = tag("span", "name", code), made = tag("li");
    name.append(tag("small", "", entry.slice(0, 2).filter(Boolean).join(" · ")));
    link.append(name);
    link.href = codes.address(code, label, entry) || `${root}${code}/`;
    made.append(link);
    return [made];
  }

  function nothing(said, text) {
    const wrong = tag("a", "line", said.feedback && said.wrong);
    wrong.href = said.feedback.replace("{step}", encodeURIComponent(text));
    wrong.rel = "noreferrer";
    status.append(tag("p", "", `${said.nothing} ${said.tell}`));
    if (said.feedback) status.append(wrong);
  }

  let asked = 0;
  async function search() {
    const turn = ++asked, text = input.value;
    if (!text.trim()) {
      status.replaceChildren();
      list.replaceChildren();
      return;
    }
    const { say } = await topOf(own);
    const results = await found(text);
    const rows = [...await coded(text), ...await Promise.all(results.map((one) => row(one, say)))];
    if (turn !== asked) return;
    status.replaceChildren();
    list.replaceChildren(...rows);
    if (rows.length) status.textContent = say.found.replace("{count}", rows.length.toLocaleString(own));
    else nothing(say, text);
    form.scrollIntoView({ behavior: "instant" });
  }

  // The network first; once more, for the index may be a newer one than when the page was opened; then what is kept here.
  async function answer() {
    for (const ready of [async () => { local = null; }, async () => kept.clear(), async () => { local = await here(); }]) {
      try {
        await ready();
        return await search();
      } catch {
        continue;
      }
    }
    list.replaceChildren();
    status.textContent = form.dataset.off;
  }

  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(answer, STILL);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    await answer();
    const first = list.querySelector("a");
    if (first && codes.valid(codes.forgive(input.value)[0])) location.assign(first.href);
    else first?.focus();
  });
  form.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")], at = links.indexOf(document.activeElement);
    if (event.key === "Escape") input.focus();
    else if (event.key === "ArrowDown" && links[at + 1]) links[at + 1].focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] || input).focus();
    else return;
    event.preventDefault();
  });
  if (input.value) answer();
  else topOf(own).catch(() => {});
})();
