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
