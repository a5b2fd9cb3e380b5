// Keeps pages for the time without a network. Its one rule: a page from here never passes for a page from the network.
//
// What the network says always comes first. Only where it does not answer, or not soon, a kept page is shown, with its
// age for its first line and without any word that a card is good.
"use strict";

const SITE = {{ view.told }};
const NAME = `jobaids ${SITE.root} `;
const THINGS = `${NAME}things`; // the files of everything kept, each under its digest
const SETS = `${NAME}sets`; // what is kept: for each station or language one list, put in one piece when all of it is there
const SEEN = `${NAME}seen`; // what was opened lately
const SHELL = `${NAME}shell`; // what is shown where nothing else is kept
const SOON = 2_000; // ms that a page waits for the network
const AGAIN = 15 * 60_000; // ms between two looks whether what is kept is the newest
const LATELY = 300; // files opened lately that are kept
const ASK_ABOVE = 30_000_000; // bytes that nobody keeps without being asked
const AT_ONCE = 6; // files under way
const TIME = "jobaids-saved";
const KINDS = { html: "text/html; charset=utf-8", js: "text/javascript", json: "application/json", svg: "image/svg+xml", png: "image/png",
  jpg: "image/jpeg", webp: "image/webp", mp4: "video/mp4", webm: "video/webm", vtt: "text/vtt", webmanifest: "application/manifest+json" };

addEventListener("install", (event) => {
  skipWaiting(); // nothing an older worker kept is read otherwise by this one
  event.waitUntil(Promise.all(SITE.shell.map((address) => opened(address, SHELL))).catch(() => {}));
});

addEventListener("activate", (event) => event.waitUntil(Promise.all([clients.claim(), older()]).catch(() => {})));

async function older() {
  const box = await caches.open(SHELL), keys = await box.keys();
  await Promise.all(keys.filter(({ url }) => !SITE.shell.includes(new URL(url).pathname)).map((key) => box.delete(key)));
}

addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || !url.pathname.startsWith(SITE.root)) return;
  const path = url.pathname.slice(SITE.root.length);
  if (request.mode === "navigate") {
    if (/(^|\/)$|\.html$|(^|\/)[^./]*$/.test(path)) event.respondWith(page(event, url));
  } else if (path === "offline/kept.json") event.respondWith(keptAids());
  else if (/^(media\/|search\/shards\/|[\w-]+-[0-9a-f]{12}\.js$)/.test(path)) event.respondWith(lasting(event, url));
  else if (/^(icon\.svg|manifest\.webmanifest)$/.test(path)) event.respondWith(fetch(request).catch(async () => await kept(url.pathname) || Response.error()));
});

addEventListener("message", (event) => {
  const { keep, drop, ask, seen, clips, asked } = event.data || {};
  if (seen) event.waitUntil(opened(seen, SEEN).catch(() => {}));
  else if (keep) event.waitUntil(keeping(keep, { clips, asked }));
  else if (drop) event.waitUntil(dropping(drop).then(tell));
  else if (ask) event.waitUntil(tell());
});

const wait = (time) => new Promise((done) => setTimeout(done, time));

// --- pages ---

async function page(event, url) {
  const coming = answered(event, url);
  const first = await Promise.race([coming.catch(() => null), wait(SOON)]);
  if (first) return first;
  const found = await kept(url.pathname);
  if (first === undefined) {
    if (!found) return coming.catch(() => instead(url));
    event.waitUntil(late(event, coming, found));
  }
  return found ? marked(found, first === null ? "off" : "checking") : instead(url);
}

const arrived = new Map(); // what came too late to be shown at once, for the page that is then opened anew

async function answered(event, url) {
  const fresh = arrived.get(url.pathname);
  arrived.delete(url.pathname);
  if (fresh && Date.now() - fresh.at < SOON) return fresh.answer;
  // A host that lets pages be kept by the browser would have it show yesterday's step: each is asked for anew.
  const answer = await fetch(url.href, { cache: "no-cache", redirect: "manual", credentials: "same-origin" });
  if (answer.status >= 500) throw new Error(`${answer.status}`);
  if (answer.ok && isPage(answer)) event.waitUntil(remember(url.pathname, answer.clone()).then((octets) => look(url.pathname, octets)));
  return answer;
}

const isPage = (answer) => answer.type === "basic" && /^text\/html/.test(answer.headers.get("content-type"));

// The network answered after a kept page was shown: the page is opened anew, with that answer.
async function late(event, coming, found) {
  const word = await coming.then((answer) => ({ answer }), () => ({ say: sentence(found.language, found.saved, "off") }));
  let client;
  for (let tries = 10; tries && !client; tries--) client = await clients.get(event.resultingClientId) || await wait(SOON / 10);
  if (word.answer) arrived.set(new URL(event.request.url).pathname, { answer: word.answer, at: Date.now() });
  client?.postMessage({ fresh: !word.say, say: word.say });
}

// What is kept of an address, the latest of it: its text or its octets, and when the network last said so.
async function kept(address) {
  const [sets, ...loose] = await Promise.all([allSets(), ...[SEEN, SHELL].map((cacheName) => caches.match(address, { cacheName }))]);
  const times = loose.filter(Boolean).map((answer) => ({ answer, saved: Number(answer.headers.get(TIME)) }));
  let best = times.sort((one, other) => other.saved - one.saved)[0];
  for (const set of sets) {
    const row = set.files[address];
    if (!row || (best && best.saved >= set.at)) continue;
    const answer = await caches.match(thing(row[0]), { cacheName: THINGS });
    if (answer) best = { answer, saved: set.at };
  }
  if (!best) return null;
  best.answer = best.answer.clone();
  if (!/^text\/html/.test(best.answer.headers.get("content-type"))) return best.answer;
  const text = await best.answer.text();
  return { text, saved: best.saved, language: languageOf(text) };
}

const languageOf = (text) => /<html lang="([^"]+)"/.exec(text)?.[1];
const saying = (language) => SITE.say[language] || SITE.say[SITE.languages[0]];

// "4 May 06:12" and "3 days ago", as the language says it.
function sentence(language, saved, state) {
  const tag = SITE.say[language] ? language : SITE.languages[0], say = saying(language);
  const when = new Intl.DateTimeFormat(tag === "en" ? "en-GB" : tag, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
    .formatToParts(saved).map(({ type, value }) => type === "literal" && /[,،]/.test(value) ? " " : value).join("");
  const past = Math.max(0, Date.now() - saved), minutes = Math.floor(past / 60_000), hours = Math.floor(minutes / 60);
  const [count, unit] = hours >= 24 ? [Math.floor(hours / 24), "day"] : hours ? [hours, "hour"] : [minutes, "minute"];
  const ago = new Intl.RelativeTimeFormat(tag, { numeric: count ? "always" : "auto" }).format(-count, unit); // never "0 minutes ago"
  return say[state].replace("{when}", when).replace("{ago}", ago);
}

const GOOD = /<div class="age good">[\s\S]*?<\/div>\s*<\/div>/g;
const STOP = /^[\s\S]*?<div class="age stop">[\s\S]*?<\/div>\s*<\/div>/;
const FIRST = /<div class="age (\w+)">/;

// A kept page with its age before everything but a STOP, and without a word that a card is good.
function marked({ text, saved, language }, state) {
  const stop = FIRST.exec(text)?.[1] === "stop"; // it says more than to ask
  const ask = !stop && text.includes('class="alert danger"') ? ` <b>${saying(language).ask}</b>` : "";
  return banded(text, `<p><span class="sign">!</span> <span data-saved="${saved}">${sentence(language, saved, state)}</span>${ask}</p>`);
}

function banded(text, inner) {
  const band = `<div class="age care" role="status"><div class="room">${inner}</div></div>`;
  const plain = text.replace(GOOD, "");
  const stopped = FIRST.exec(plain)?.[1] === "stop" && !plain.includes('class="printed"');
  const made = stopped ? plain.replace(STOP, (before) => before + band) : plain.replace(/<body[^>]*>/, (body) => body + band);
  return new Response(made, { headers: { "content-type": KINDS.html, "content-security-policy": "frame-ancestors 'self'" } });
}

// What is shown where nothing is kept of an address: what else there is of its code, and what is kept at all.
async function instead(url) {
  const path = decodeURIComponent(url.pathname.slice(SITE.root.length)), root = SITE.root;
  const card = /^([0-9a-z]{6})(?:\/([0-9]{1,6}[a-z]?))?\/?$/i.exec(path);
  const code = card?.[1].toUpperCase(), label = card?.[2]?.toUpperCase(), right = `${root}${code}/${label ? `${label}/` : ""}`;
  const whole = card && await kept(`${root}${code}/`);
  if (card && right !== url.pathname && (await kept(right) || whole)) return Response.redirect(right);
  if (SITE.rewrites && label && whole?.text.includes(`id="R${label}"`)) return Response.redirect(`${root}${code}/#R${label}`);
  const tongue = SITE.languages.find((one) => path.startsWith(`${one}/`))
    || navigator.languages?.map((one) => SITE.languages.find((own) => own === one || own === one.split("-")[0])).find(Boolean) || SITE.languages[0];
  const say = saying(tongue), found = await kept(SITE.offline[tongue]);
  if (!found) return Response.error();
  const see = whole ? `<ul class="choices"><li><a href="${root}${code}/">${say.older}</a></li></ul>` : "";
  return banded(found.text, `<p><span class="sign">!</span> ${label ? say.card : say.missing} ${say.ask}</p>${see}`);
}

// --- files that never change, and files of programs ---

async function lasting(event, url) {
  const found = await kept(url.pathname) || await otherSize(url.pathname);
  const range = event.request.headers.get("range");
  if (found) return range ? part(found, range) : found;
  const answer = await fetch(event.request);
  const moving = /^(video|audio)/.test(answer.headers.get("content-type")) || range;
  if (answer.status === 200 && answer.type === "basic" && !moving) event.waitUntil(remember(url.pathname, answer.clone()));
  return answer;
}

// Of a picture the largest size is kept, and shown for every other.
async function otherSize(address) {
  const stem = /^(.*\/media\/[0-9a-f]{20})-\d+\.(jpg|png|webp)$/.exec(address);
  if (!stem) return null;
  for (const set of await allSets()) {
    const other = Object.keys(set.files).find((one) => one.startsWith(`${stem[1]}-`) && one.endsWith(`.${stem[2]}`));
    if (other) return kept(other);
  }
  return null;
}

// The part of a clip that a player asks for.
async function part(answer, range) {
  const whole = await answer.blob(), [, from, to] = /bytes=(\d*)-(\d*)/.exec(range) || [];
  const start = from ? Number(from) : whole.size - Number(to), end = from && to ? Math.min(Number(to), whole.size - 1) : whole.size - 1;
  if (!(start >= 0 && start <= end)) return new Response(null, { status: 416, headers: { "content-range": `bytes */${whole.size}` } });
  return new Response(whole.slice(start, end + 1), { status: 206, headers: {
    "content-type": answer.headers.get("content-type"), "content-length": String(end + 1 - start),
    "content-range": `bytes ${start}-${end}/${whole.size}`, "accept-ranges": "bytes" } });
}

// Every kept aid, for the search on this phone.
async function keptAids() {
  const rows = new Map((await allSets()).flatMap(({ files }) => Object.entries(files)).filter(([address]) => /\/aids\/[^/]+\/index\.json$/.test(address)));
  const aids = await Promise.all([...rows].map(async ([, [digest]]) => (await caches.match(thing(digest), { cacheName: THINGS }))?.json()));
  return new Response(JSON.stringify({ aids: aids.filter(Boolean), say: SITE.find }), { headers: { "content-type": KINDS.json } });
}

// --- keeping ---

const thing = (digest) => `${SITE.root}offline/things/${digest}`;
const placeOf = (name) => `${SITE.root}offline/sets/${name}`;

async function allSets() {
  const box = await caches.open(SETS);
  return Promise.all((await box.keys()).map(async (key) => (await box.match(key)).json()));
}

async function oneSet(name) {
  return (await caches.match(placeOf(name), { cacheName: SETS }))?.json();
}

// What was opened is kept, the oldest of it dropped; a phone that has no room goes without.
async function remember(address, answer, cache = SEEN) {
  const octets = await answer.arrayBuffer();
  const headers = { "content-type": answer.headers.get("content-type"), [TIME]: String(Date.now()) };
  try {
    const box = await caches.open(cache);
    await box.put(address, new Response(octets, { headers }));
    const keys = await box.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - LATELY)).map((key) => box.delete(key)));
  } catch {
    await caches.delete(SEEN).catch(() => {});
  }
  return octets;
}

async function opened(address, cache) {
  const answer = await fetch(address, { cache: "no-cache" });
  if (answer.ok) await remember(address, answer, cache);
}

const digestOf = async (octets) =>
  [...new Uint8Array(await crypto.subtle.digest("SHA-256", octets))].slice(0, 20).map((one) => one.toString(16).padStart(2, "0")).join("");

// The network showed a page: whatever is kept is looked at anew now and then, and at once where the page differs from it.
let looked = 0;
async function look(address, octets) {
  const sets = await allSets();
  if (!sets.length) return;
  const digest = await digestOf(octets);
  const differs = sets.some(({ files }) => files[address] && files[address][0] !== digest);
  if (!differs && Date.now() - Math.max(looked, ...sets.map(({ at }) => at)) < AGAIN) return;
  looked = Date.now();
  for (const { name, withClips } of sets) await keeping(name, { clips: withClips, asked: true });
}

class Torn extends Error {} // the lists and the files are not of one day: somebody is publishing
class Full extends Error {}
class Large extends Error {}

async function listed(address, digest) {
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok) throw new Torn(address);
  const octets = await answer.arrayBuffer();
  if (digest && await digestOf(octets) !== digest) throw new Torn(address);
  const list = JSON.parse(new TextDecoder().decode(octets));
  if (list.format !== 1) throw new Error(`format ${list.format}`);
  return list;
}

// Keep a station or a language, one at a time in all tabs: all files first, then the list that names them, in one piece.
async function keeping(name, { clips, asked }) {
  return navigator.locks.request(`${NAME}keeping`, async () => {
    try {
      await whole(name, clips, asked).catch((fault) => {
        if (!(fault instanceof Torn)) throw fault;
        return wait(SOON).then(() => whole(name, clips, asked));
      });
      await swept();
    } catch (fault) {
      const why = fault instanceof Large ? "large" : fault instanceof Full ? "full" : "off";
      if (why === "full") await swept().catch(() => {}); // what came so far is of no use; where a network ended, it is, later
      await everyone({ failed: name, why, bytes: fault.bytes });
    }
    await tell();
  });
}

async function whole(name, clips, asked) {
  const at = Date.now(), old = await oneSet(name);
  const list = await listed(`${SITE.root}offline/${name}.json`);
  if (old && list.newest < old.newest) return; // a host's cache is behind: nothing newer is given up for it
  const withClips = clips ?? old?.withClips ?? false;
  const parts = await Promise.all(list.aids.map(([slug, digest]) => listed(`${SITE.root}offline/aids/${slug}.json`, digest)));
  const rows = [...list.files, ...parts.flatMap((one) => withClips ? [...one.files, ...one.clips] : one.files)];
  const files = Object.fromEntries(rows.map(([address, digest, size]) => [address, [digest, size]]));
  const bytes = Object.values(files).reduce((sum, [, size]) => sum + size, 0);
  if (!asked && !old && bytes > ASK_ABOVE) throw Object.assign(new Large(name), { bytes });
  await fetched(name, files);
  const same = old && JSON.stringify(old.files) === JSON.stringify(files);
  const changed = old ? same ? old.changed : Date.now() : 0;
  const set = { name, at, changed, title: list.title, page: list.page, newest: list.newest, aids: list.aids.length, bytes, clips: list.clips, withClips, files };
  await put(SETS, placeOf(name), JSON.stringify(set), KINDS.json);
}

// What is missing of some files; one that is there under its digest is never fetched again, whoever keeps it.
async function fetched(name, files) {
  const box = await caches.open(THINGS);
  const there = new Set((await box.keys()).map(({ url }) => url.split("/").pop()));
  const left = Object.entries(files).filter(([, [digest]]) => !there.has(digest));
  const all = left.length;
  const fetchSome = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const [address, [digest]] = next;
      const answer = await fetch(address, { cache: "no-cache" });
      const octets = answer.ok && await answer.arrayBuffer();
      if (!octets || await digestOf(octets) !== digest) throw new Torn(address);
      await put(THINGS, thing(digest), octets, KINDS[address.endsWith("/") ? "html" : address.split(".").pop()]);
      if (left.length % 10 === 0) await everyone({ keeping: name, left: left.length, all });
    }
  };
  const some = Array.from({ length: AT_ONCE }, () => fetchSome().catch((fault) => left.splice(0) && Promise.reject(fault)));
  const failed = (await Promise.allSettled(some)).find(({ reason }) => reason); // none is under way when this is told
  if (failed) throw failed.reason;
}

async function put(cache, address, octets, kind) {
  const made = () => new Response(octets, { headers: { "content-type": kind || "application/octet-stream" } });
  const box = await caches.open(cache);
  await box.put(address, made()).catch(async () => {
    await caches.delete(SEEN); // what was opened lately gives way to what was asked for
    await box.put(address, made()).catch(() => { throw new Full(address); });
  });
}

// Drop every file that nothing kept names any more; also what a keeping left behind that came to nothing.
async function swept() {
  const needed = new Set((await allSets()).flatMap(({ files }) => Object.values(files).map(([digest]) => digest)));
  const box = await caches.open(THINGS);
  await Promise.all((await box.keys()).filter(({ url }) => !needed.has(url.split("/").pop())).map((key) => box.delete(key)));
}

async function dropping(name) {
  await navigator.locks.request(`${NAME}keeping`, async () => {
    await (await caches.open(SETS)).delete(placeOf(name));
    await swept();
  });
}

async function everyone(word) {
  for (const client of await clients.matchAll({ type: "window" })) client.postMessage(word);
}

async function tell() {
  const sets = (await allSets().catch(() => [])).map(({ files, ...set }) => set);
  await everyone({ sets });
}
