// Clips: the part that is meant and no other, again and slowly where somebody wants it; and the frames of third parties, once
// somebody taps.
(() => {
  const SLACK = .05; // seconds a browser may miss a moment by

  function within(film) {
    const start = Number(film.dataset.start), end = Number(film.dataset.end || Infinity);
    const [again, slow] = film.parentElement.querySelectorAll(".rates button");
    const isOn = (button) => button.getAttribute("aria-pressed") === "true";

    film.src = film.src.replace(/#.*/, `#t=${start}`); // the browser would stop at the end of the part, and once only

    function keep() {
      if (film.currentTime >= end) {
        if (isOn(again)) film.currentTime = start;
        else film.pause();
      }
      if (!film.paused) requestAnimationFrame(keep);
    }
    film.addEventListener("play", () => {
      if (film.currentTime < start - SLACK || film.currentTime >= end - SLACK) film.currentTime = start;
      keep();
    });
    film.addEventListener("play", () => {
      film.classList.add("large");
      for (const track of [...film.textTracks].slice(0, 1)) track.mode = "showing"; // whatever the phone is set to
    }, { once: true });
    film.addEventListener("seeking", () => {
      if (film.currentTime < start - SLACK) film.currentTime = start;
      else if (film.currentTime > end + SLACK) film.currentTime = end;
    });
    again.addEventListener("click", () => {
      again.setAttribute("aria-pressed", !isOn(again));
      film.loop = isOn(again) && end === Infinity && !start;
      if (isOn(again)) film.play();
    });
    slow.addEventListener("click", () => {
      slow.setAttribute("aria-pressed", !isOn(slow));
      film.playbackRate = isOn(slow) ? .5 : 1;
    });
    film.addEventListener("ended", () => isOn(again) && film.play());
  }

  function tapped(link) {
    link.setAttribute("role", "button");
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      link.click();
    });
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const frame = document.createElement("iframe");
      frame.title = link.textContent;
      frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
      frame.sandbox = "allow-scripts allow-same-origin allow-presentation allow-forms allow-popups allow-popups-to-escape-sandbox";
      // Some play only where they are told which site asks; which page of it, nobody is told.
      frame.referrerPolicy = "strict-origin";
      frame.src = link.dataset.frame;
      link.replaceWith(frame);
      frame.focus();
    });
  }

  document.querySelectorAll("video[data-start]").forEach(within);
  document.querySelectorAll("a[data-frame]").forEach(tapped);
})();
