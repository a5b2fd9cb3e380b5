// Fetches the scripts that few pages need, each once: `later("codes", "search").then(…)`, in that order.
const later = (() => {
  const places = { {%- for one in view.later %}{{ one.name|tojson }}: [{{ one.address|tojson }}, {{ one.integrity|tojson }}], {% endfor -%} };
  const coming = new Map();

  function fetched(name) {
    const script = document.createElement("script");
    [script.src, script.integrity] = places[name];
    script.async = false;
    return new Promise((done, failed) => {
      script.onload = done;
      script.onerror = () => {
        coming.delete(name); // there may be a network again
        failed(new Error(name));
      };
      document.head.append(script);
    });
  }
  return (...names) => Promise.all(names.map((name) => {
    if (!coming.has(name)) coming.set(name, fetched(name));
    return coming.get(name);
  }));
})();
