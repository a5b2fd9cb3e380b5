// An index of the aids that this phone keeps, for the time without a network: the words, weights and ranks of jobaids/search/,
// in the form in which search.js reads what lies on the host.
"use strict";

const indexed = (() => {
  const SYMPTOM = 100, QUICK = 6, ACTION = 3, POINT = 2, PROSE = 1, SATURATION = 4; // see documents.py and postings.py
  const KINDS = ["", "danger", "warning", "caution", "notice"];
  const signalOf = (alerts) => Math.max(0, KINDS.findIndex((kind) => alerts.some(({ signal }) => signal === kind)));
  const pointsOf = (alerts) => alerts.flatMap(({ title, text }) => [[POINT, title], [POINT, text]]);

  function documentsOf(aid, at) {
    const { title, code, intro, before, more, phases, remedies } = aid;
    const steps = phases.flatMap(({ alerts, steps }) => steps.filter(({ of }) => !of).map((step) => [step, [...alerts, ...step.alerts]]));
    const all = steps.flatMap(([, alerts]) => alerts);
    return [
      { row: [at, 0, intro.split("\n")[0], signalOf(all), code, ""], words: [[QUICK, title], [PROSE, intro], [PROSE, before], [PROSE, more]] },
      ...steps.map(([step, alerts]) => ({
        row: [at, step.number, step.quick, signalOf(alerts), step.code, ""],
        words: [[QUICK, step.quick], [ACTION, step.action.replace(step.quick, "")], [ACTION, title], ...pointsOf(alerts),
          ...step.key_points.map(({ text, why }) => [POINT, `${text} ${why}`]), [PROSE, step.detail]],
      })),
      ...remedies.map((one) => ({
        row: [at, 0, one.symptom, signalOf(one.alerts), one.code, one.fix.split("\n")[0]],
        words: [[SYMPTOM, one.symptom], [ACTION, title], ...pointsOf(one.alerts), [PROSE, one.fix]],
      })),
    ];
  }

  // The distances of documents with their impacts, in groups of seven bits, as `reader` reads them.
  function written(pairs) {
    const octets = [];
    let before = -1;
    for (const [number, impact] of pairs) {
      let value = (number - before) * 8 + impact;
      for (before = number; value > 127; value = Math.floor(value / 128)) octets.push(value % 128 + 128);
      octets.push(value);
    }
    return new Uint8Array(octets);
  }

  return function indexed(aids, say, tokens) {
    const documents = aids.flatMap(documentsOf), found = new Map();
    const weighed = documents.map(({ words }) => {
      const weights = new Map();
      for (const [weight, text] of words) for (const one of tokens(text)) weights.set(one, (weights.get(one) || 0) + weight);
      return { weights, length: words.reduce((sum, [, text]) => sum + tokens(text).length, 0) };
    });
    const usual = weighed.reduce((sum, { length }) => sum + length, 0) / weighed.length || 1;
    weighed.forEach(({ weights, length }, number) => {
      const slow = SATURATION * (0.5 + 0.5 * length / usual);
      for (const [one, weight] of weights) {
        const impact = weight >= SYMPTOM ? 7 : Math.min(6, Math.floor(8 * weight / (weight + slow)));
        if (!found.has(one)) found.set(one, []);
        found.get(one).push([number, impact]);
      }
    });
    const entries = [...found].map(([one, pairs]) => ({ word: one, count: pairs.length, octets: written(pairs) }));
    return { documents: documents.length, small: say.small, entries, say, results: Infinity, rows: documents.map(({ row }) => row), aids: aids.map(({ title, revision }) => [title, revision]) };
  };
})();
