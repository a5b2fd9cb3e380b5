// <job-aid code="7K3QMX"><a href="https://aids.example.com/7K3QMX/">Help</a></job-aid>: a step inside another system.
// Without script, or where nothing can be loaded, the link is there. Every node is made by name and every text is set
// as text, so that the page may forbid whatever it likes but this script and the addresses it loads from.
"use strict";
(() => {
  const SAY = {{ view.say }};
  const STYLE = {{ view.style }};
  const HOME = document.currentScript?.src; // of the site, where the page did not bundle the script
  const WAIT = 8000; // ms for an answer; whoever stands at a machine waits no longer
  const AGAIN = 600000; // ms after which what stands on a page for days is asked for again

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);

  function make(name, className, ...within) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...within.filter((one) => one));
    return made;
  }

  function spoken(tongues, wanted) {
    const asked = wanted.toLowerCase(), main = asked.split("-")[0];
    return tongues.find((one) => one.toLowerCase() === asked) || tongues.find((one) => one.toLowerCase().split("-")[0] === main);
  }

  // An address of the site as the script reaches it, which may be another than the one that is printed: a mirror, say.
  function here(address, aid, base) {
    const printed = new URL(".", aid.$schema).href;
    const found = new URL(address.startsWith(printed) ? address.slice(printed.length) : address, base);
    return /^https?:$/.test(found.protocol) ? found.href : base;
  }

  async function fetched(address) {
    const answer = await fetch(address, { mode: "cors", credentials: "omit", cache: "no-cache", signal: AbortSignal.timeout(WAIT) });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  }

  // The aid behind a code, in the language that is wanted if it is there; nothing where the code opens no instruction.
  async function found(base, code, label, wanted) {
    const entry = (await fetched(new URL(`codes/${code[0]}/index.json`, base)))[code];
    if (!entry?.[3]) return null;
    const own = await fetched(new URL(entry[3], base)), given = own.codes[code];
    if (!given) return null;
    const numbered = (line) => ({ ...line, lang: own.language, say: line.say.replace("{number}", label.slice(0, -1)) });
    const card = label && (given.cards[label] || given.unknown).map(numbered);
    const tongue = spoken(own.languages.map((one) => one.language), wanted);
    if (!tongue || tongue === own.language) return view(own, given, card || given.newest, label);
    const other = await fetched(here(own.languages.find((one) => one.language === tongue).json, own, base));
    const there = Object.values(other.codes).find((one) => one.anchor === given.anchor);
    if (!there || !part(other, given.anchor)) return view(own, given, card || given.newest, label);
    return view(other, there, [...card || [], ...there.newest.filter((line) => !card || line.tone !== "good")], "");
  }

  function part(aid, anchor) {
    const steps = aid.phases.flatMap((phase) => phase.steps.map((step) => ({ ...step, alerts: [...phase.alerts, ...step.alerts] })));
    const at = steps.findIndex((step) => step.anchor === anchor);
    const remedy = aid.remedies.find((one) => one.anchor === anchor);
    if (anchor && at < 0 && !remedy) return null;
    return { steps, at, remedy };
  }

  const view = (aid, given, lines, label) => ({ aid, lines, label, ...part(aid, given.anchor) });

  customElements.get("job-aid") || customElements.define("job-aid", class extends HTMLElement {
    static observedAttributes = ["code", "revision", "show", "lang", "base"];

    connectedCallback() {
      if (!this.shadowRoot) {
        this.attachShadow({ mode: "open" });
        this.shadowRoot.adoptedStyleSheets = [sheet];
      }
      this.draw();
      this.awake = () => document.hidden || Date.now() - this.asked < AGAIN || this.renew();
      this.clock = setInterval(this.awake, AGAIN);
      document.addEventListener("visibilitychange", this.awake);
    }

    disconnectedCallback() {
      clearInterval(this.clock);
      document.removeEventListener("visibilitychange", this.awake);
    }

    attributeChangedCallback() {
      if (this.isConnected && this.shadowRoot) this.draw();
    }

    get link() {
      return this.querySelector("a[href]");
    }

    get base() {
      const given = this.getAttribute("base") || HOME || this.link?.href.split(/[0-9A-Z]{6}\//)[0];
      return new URL(".", new URL(given || "/", document.baseURI)).href;
    }

    get code() {
      const written = this.getAttribute("code") || this.link?.href.match(/\/([0-9A-Z]{6})\//)?.[1] || "";
      return written.trim().toUpperCase();
    }

    get label() {
      return (this.getAttribute("revision") || "").trim().toUpperCase();
    }

    get wanted() {
      return this.closest("[lang]")?.lang || "";
    }

    get say() {
      return SAY[spoken(Object.keys(SAY), this.wanted) || Object.keys(SAY)[0]];
    }

    get name() {
      return (this.link || this).textContent.trim() || `${this.say.help} ${this.code}`;
    }

    address(code, label) {
      return new URL(`${code}/${label ? `${label}/` : ""}`, this.base).href;
    }

    draw() {
      this.dialog?.close();
      this.dialog = null;
      this.asked = Date.now();
      if (this.getAttribute("show") === "inline") {
        this.room = make("section", "aid inline");
        this.room.setAttribute("aria-label", this.name);
        this.shadowRoot.replaceChildren(this.room);
        this.show(this.code, this.label);
        return;
      }
      const button = make("button", "aid open", make("span", "mark", "?"), make("span", "", this.name));
      button.type = "button";
      button.setAttribute("aria-haspopup", "dialog");
      button.firstChild.setAttribute("aria-hidden", "true");
      button.addEventListener("click", () => this.open());
      this.shadowRoot.replaceChildren(button);
    }

    open() {
      const dialog = this.dialog = this.room = make("dialog", "aid");
      dialog.setAttribute("aria-label", this.name);
      dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
      dialog.addEventListener("close", () => dialog.remove());
      dialog.addEventListener("keydown", (event) => this.keep(event));
      dialog.append(this.head(this.name, this.say), make("p", "quiet", "…"));
      this.shadowRoot.append(dialog);
      dialog.showModal();
      this.show(this.code, this.label);
    }

    // Keys stay in the popup: none of the page's short cuts is pressed by who reads, and Tab goes round.
    keep(event) {
      event.stopPropagation();
      if (event.key !== "Tab") return;
      const stops = [...this.dialog.querySelectorAll("a[href], button, summary, video")].filter((one) => one.checkVisibility());
      const first = stops[0], last = stops[stops.length - 1], here = this.shadowRoot.activeElement;
      if (event.shiftKey ? here === first || !stops.includes(here) : here === last) {
        (event.shiftKey ? last : first).focus();
        event.preventDefault();
      }
    }

    async show(code, label, moved) {
      const room = this.room, turn = this.turn = (this.turn || 0) + 1;
      room.setAttribute("aria-busy", "true");
      let seen;
      try {
        seen = await found(this.base, code, label, this.wanted);
      } catch {
        seen = undefined; // no network, no such host, or the page may not read it
      }
      if (turn !== this.turn || room !== this.room) return;
      room.removeAttribute("aria-busy");
      this.asked = Date.now();
      if (seen) this.fill(room, seen, code, moved);
      else if (this.seen?.code !== code || !room.querySelector("h2")) this.instead(room, seen === undefined, code, label);
      else this.aged(room);
      if (seen) this.seen = { code, label, at: new Date() };
    }

    renew() {
      if (this.room?.isConnected && this.room !== this.dialog) this.show(this.seen?.code || this.code, this.seen?.label ?? this.label);
    }

    // What was loaded before and cannot be asked for again says how old it is.
    aged(room) {
      const time = this.seen.at.toLocaleString(this.wanted || undefined, { dateStyle: "medium", timeStyle: "short" });
      room.querySelector(".stale")?.remove();
      room.prepend(make("p", "age care stale", "! ", this.say.stale.replace("{time}", time)));
    }

    head(title, say) {
      const close = make("button", "close", "×");
      close.type = "button";
      close.setAttribute("aria-label", say.close);
      close.addEventListener("click", () => this.dialog.close());
      return make("header", "", make("p", "title", title), close);
    }

    // Nothing to show: the link is what there is, as it is without script.
    instead(room, failed, code, label) {
      const link = this.linked(this.name, this.address(code, label));
      const said = failed && make("p", "", this.say.off);
      said && said.setAttribute("role", "status");
      room.replaceChildren(...this.dialog ? [this.head(this.name, this.say)] : [], ...said ? [said] : [], make("p", "", link));
      if (this.dialog) link.focus();
    }

    linked(text, href) {
      const link = make("a", "line", text);
      link.href = href;
      link.target = "_blank";
      link.rel = "noopener noreferrer";
      return link;
    }

    safe(address) {
      return here(address, this.aid, this.base);
    }

    fill(room, { aid, lines, label, steps, at, remedy }, code, moved) {
      const say = SAY[spoken(Object.keys(SAY), aid.language) || Object.keys(SAY)[0]];
      this.aid = aid;
      room.lang = aid.language;
      room.dir = say.dir;
      const place = at < 0 ? "" : ` · ${say.place.replace("{number}", at + 1).replace("{all}", steps.length)}`;
      const faces = remedy ? [this.remedy(remedy, say)] : (at < 0 ? steps : [steps[at]]).map((step) => this.step(step, say));
      const title = aid.title + place;
      room.setAttribute("aria-label", title);
      room.replaceChildren(
        ...this.dialog ? [this.head(title, say)] : [make("header", "", make("p", "title", title))],
        ...lines.map((line) => this.line(line)),
        ...faces,
        ...remedy || !aid.remedies.length ? [] : [this.problems(aid, say)],
        make("p", "tell", say.tell.replace("{whom}", aid.tell || "…")),
        this.ways(steps, at, say, { label, own: this.address(code, label), whole: aid.url }),
      );
      if (!aid.tell) room.querySelector(".tell").remove();
      const heading = room.querySelector("h2");
      heading.tabIndex = -1;
      if (moved) heading.focus();
      else if (this.dialog) room.querySelector(".close").focus();
    }

    line({ tone, sign, say, then, lang }) {
      const made = make("p", `age ${tone}`, make("b", "", `${sign} `), say, then && ` ${then}`);
      if (lang) made.lang = lang;
      return made;
    }

    step(step, say) {
      const number = make("span", "numeral", String(step.number));
      const shown = make("article", "", ...step.alerts.map((one) => this.alert(one)), make("h2", "", number, make("span", "", step.quick)));
      if (step.how) shown.append(make("p", "how", step.how));
      if (step.checks.length) shown.append(make("ul", "checks", ...step.checks.map((one) => make("li", "", one))));
      for (const picture of step.pictures) if (picture.url) shown.append(this.picture(picture, step.action));
      if (step.clip) shown.append(this.clip(step.clip, say));
      if (step.key_points.length) {
        const points = step.key_points.map((one) => make("li", "", one.text, one.why && make("span", "why", make("b", "", say.why), ` ${one.why}`)));
        const list = make("ul", "points", ...points);
        list.setAttribute("aria-label", say.points);
        shown.append(list);
      }
      if (step.detail) shown.append(make("p", "text", step.detail));
      return shown;
    }

    alert({ signal, word, title, text }) {
      const sign = signal === "note" || signal === "notice" ? "" : make("span", "sign", "⚠\uFE0E ");
      sign && sign.setAttribute("aria-hidden", "true");
      return make("div", `alert ${signal}`, make("p", "word", sign, word, title && ` · ${title}`), make("p", "text", text));
    }

    picture({ url, alt }, action) {
      const image = make("img");
      image.alt = alt || action;
      image.addEventListener("error", () => image.replaceWith(make("p", "quiet", image.alt))); // the page may show none
      image.src = this.safe(url);
      return image;
    }

    clip({ title, url, length, player, start, end, poster, captions, silent }, say) {
      const said = [`▶ ${length}`, silent && say.silent].filter(Boolean).join(" · ");
      const link = () => make("p", "", this.linked(`▶ ${length} ${title}${player ? ` (${player})` : ""}`, this.safe(url)));
      if (player) return link();
      const film = make("video"), caption = make("figcaption", "quiet", said), figure = make("figure", "", film, caption);
      Object.assign(film, { controls: true, preload: "none", playsInline: true, crossOrigin: "anonymous" });
      film.setAttribute("aria-label", title);
      film.append(...captions.map((one, place) => Object.assign(make("track"), {
        kind: "captions", srclang: one.language, label: one.name, default: !place, src: this.safe(one.url),
      })));
      film.addEventListener("timeupdate", () => end && film.currentTime >= end && (film.pause(), film.currentTime = start || 0));
      film.addEventListener("error", () => figure.replaceWith(link())); // the page may play none
      if (poster) film.poster = this.safe(poster);
      film.src = this.safe(url);
      return figure;
    }

    remedy({ symptom, alerts, fix }, say) {
      return make("article", "", ...alerts.map((one) => this.alert(one)), make("p", "quiet", say.see), make("h2", "", symptom), make("p", "text", fix));
    }

    problems(aid, say) {
      const rows = aid.remedies.map(({ symptom, alerts, fix }) =>
        make("li", "", make("b", "", symptom), ...alerts.map((one) => this.alert(one)), make("p", "text", fix)));
      return make("details", "", make("summary", "", say.problem), make("ul", "problems", ...rows));
    }

    // On to the neighbours of a step with the card in hand, and to the page itself.
    ways(steps, at, say, { label, own, whole }) {
      const way = (step, text) => {
        const button = make("button", "", text);
        button.type = "button";
        button.addEventListener("click", () => this.show(step.code, label, true));
        return button;
      };
      const before = steps[at - 1], after = at < 0 ? null : steps[at + 1];
      const links = make("p", "links", at < 0 ? "" : this.linked(say.whole, this.safe(whole)), this.linked(say.open, own));
      if (!before && !after) return links;
      const bar = make("nav", "", before && way(before, `‹ ${say.back}`), after && way(after, `${say.next} ›`));
      bar.setAttribute("aria-label", say.steps);
      return make("footer", "", bar, links);
    }
  });
})();
