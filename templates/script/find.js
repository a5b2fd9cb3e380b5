// The box that finds steps: what searches is fetched when somebody goes to it, or came with a question.
(() => {
  const form = document.querySelector("form[data-card]");
  if (!form) return;
  const input = form.elements.q;
  let coming = false, sent = false;

  function load() {
    coming = true;
    later("codes", "search").catch(() => {}).then(() => {
      coming = false;
      if (sent) form.requestSubmit();
    });
  }
  // Whoever is quicker than the network waits for what searches; if it does not come, the form goes where it leads.
  form.addEventListener("submit", (event) => {
    if (coming) event.preventDefault();
    sent = coming;
  });
  input.value ||= new URLSearchParams(location.search).get("q") || "";
  if (input.value || document.activeElement === input) load();
  else input.addEventListener("focus", load, { once: true });
})();

// The box for a code, on the few pages that have one.
if (document.querySelector("form[data-codes]")) later("codes").catch(() => {});
if (document.querySelector("[data-camera]")) later("codes", "camera").catch(() => {});
