// A language that was chosen once is remembered. Lists come in it at once; a page that says what a card is worth stays,
// and shows the way to that language first (theme/style.css).
{
  const here = document.documentElement;
  addEventListener("click", (event) => {
    const chosen = event.target.closest(".tongues a");
    try {
      if (chosen) localStorage.tongue = chosen.hreflang;
    } catch {
      // then it is not remembered
    }
  });
  const own = [...document.querySelectorAll(".tongues a")].find((link) => link.hreflang === here.dataset.tongue);
  if (own && !document.querySelector(".age, .step")) location.replace(own.href + location.hash);
}
