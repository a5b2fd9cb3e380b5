// A phone that can keeps pages for the time without a network, and hears when the network said something newer.
(() => {
  const phone = navigator.serviceWorker, sheet = document.querySelector("link[rel=manifest]");
  if (!sheet) return;
  if (document.querySelector("[data-keep]")) later("keep").catch(() => {});
  if (!phone) return;
  phone.addEventListener("message", ({ data }) => {
    const line = document.querySelector("[data-saved]");
    if (data.fresh) location.reload();
    else if (data.say && line) line.textContent = data.say;
  });
  addEventListener("load", () => {
    const seen = !phone.controller && phone.ready.then(({ active }) => active.postMessage({ seen: location.pathname }));
    Promise.all([seen, phone.register(new URL("sw.js", sheet.href), { updateViaCache: "none" })]).catch(() => {});
  });
})();
