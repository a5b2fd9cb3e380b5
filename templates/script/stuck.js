// Whoever is stuck sees what to do at once, with a network or without; the server's log still hears of it.
addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="?stuck"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  fetch(link.href, { method: "HEAD", keepalive: true }).catch(() => {});
  location.assign(link.hash);
});
