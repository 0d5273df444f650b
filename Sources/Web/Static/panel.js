// Search as you type: asks for the page that the form would lead to, and shows its list in place of the one that is there.
// Without this script the form does the same by its button.
"use strict";
(() => {
  const field = document.querySelector("input[data-live]");
  if (!field) return;
  const form = field.form;
  const place = document.getElementById(field.dataset.live);
  let timer;
  let asking;

  const show = async () => {
    const address = new URL(form.action);
    for (const [name, value] of new FormData(form)) if (value) address.searchParams.set(name, value);
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(address, { signal: asking.signal, credentials: "same-origin" });
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.getElementById(place.id);
      if (!found) return;
      place.replaceChildren(...found.childNodes);
      history.replaceState(null, "", address);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 200);
  });
})();
