// Hands on the address of the step as it is in force; copies it where the phone has nothing to share with.
"use strict";
parts.share = async (button) => {
  const { url, copied } = button.dataset;
  try {
    if (navigator.share) await navigator.share({ title: document.title, url });
    else {
      await navigator.clipboard.writeText(url);
      button.textContent = copied;
    }
  } catch (error) {
    if (error.name !== "AbortError") button.textContent = url; // to be copied by hand
  }
};
