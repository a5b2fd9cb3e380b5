// Opens the card that the camera sees: of several symbols the one nearest the middle, once it was that twice in a row.
"use strict";

(() => {
  const place = document.querySelector("[data-camera]"), line = place.querySelector("[role=status]");
  const video = place.querySelector("video"), start = place.querySelector("button");
  const AGAIN = 120; // ms between two looks
  const say = (name) => { line.textContent = line.dataset[name]; };
  let before = "", detector;

  function stop() {
    video.srcObject?.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
    video.hidden = true;
    start.parentElement.hidden = false;
  }

  // How far the middle of a symbol is from the middle of what is seen.
  const off = ({ boundingBox: { x, y, width, height } }) => Math.hypot(x + width / 2 - video.videoWidth / 2, y + height / 2 - video.videoHeight / 2);

  // Where a symbol leads: to a card that is known here, or, where nobody can be asked, to one that was printed for this host.
  async function leads(text) {
    const [code, label] = codes.forgive(text);
    if (!/:\/\//.test(text) || !codes.valid(code)) return "";
    const printed = text.toLowerCase().split("://")[1].startsWith(place.dataset.camera.toLowerCase().replace(/\/$/, ""));
    const entry = await codes.shelf(code[0]).then((known) => known[code], () => printed && ["", "", label]);
    return entry && (codes.address(code, label, entry) || `${codes.root}${code}/#R${label}`);
  }

  async function look() {
    if (!video.srcObject) return;
    const found = await detector.detect(video).catch(() => []);
    const [nearest] = found.sort((one, other) => off(one) - off(other));
    const text = nearest?.rawValue || "";
    if (text && text === before) {
      const address = await leads(text);
      if (address) {
        stop();
        location.assign(address);
        return;
      }
      say("strange");
    } else if (!text && before) say("aim");
    before = text;
    setTimeout(look, AGAIN);
  }

  async function open() {
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } } });
    } catch {
      say("refused");
      return;
    }
    start.parentElement.hidden = true;
    video.hidden = false;
    before = "";
    say("aim");
    await video.play();
    look();
  }

  async function ready() {
    const kinds = await window.BarcodeDetector?.getSupportedFormats().catch(() => []);
    if (!kinds?.includes("qr_code") || !navigator.mediaDevices) {
      say("none");
      return;
    }
    detector = new BarcodeDetector({ formats: ["qr_code"] });
    start.parentElement.hidden = false;
  }

  start.addEventListener("click", open);
  document.addEventListener("visibilitychange", () => document.hidden && stop());
  addEventListener("pagehide", stop);
  ready();
})();
