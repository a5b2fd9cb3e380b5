// The screen stays awake while a checklist is open, until nobody has touched it for half an hour.
if (navigator.wakeLock && document.querySelector(".step")) {
  const LONG = 30 * 60 * 1000; // ms
  let lock, tired;
  const wake = async () => {
    clearTimeout(tired);
    tired = setTimeout(() => lock?.release(), LONG);
    if (document.hidden || (lock && !lock.released)) return;
    lock = await navigator.wakeLock.request("screen").catch(() => null);
  };
  document.addEventListener("visibilitychange", wake);
  addEventListener("pointerdown", wake);
  wake();
}
