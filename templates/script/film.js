// A clip: what plays it is fetched where there is one.
if (document.querySelector(".film")) later("player");
