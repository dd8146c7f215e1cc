// Boxes that save themselves. A save that did not come through is said beside the box, what was typed stays
// in it, and leaving the page with it asks first.
const boxOf = (element) => element.closest?.("[data-autosave]");

const say = (form, unsaved) => {
  form.toggleAttribute("data-dirty", unsaved);
  const sentence = form.querySelector("[data-unsaved]");
  if (sentence) sentence.hidden = !unsaved;
};

document.addEventListener("input", ({ target }) => boxOf(target)?.setAttribute("data-dirty", ""));
document.addEventListener("htmx:beforeRequest", ({ target }) => boxOf(target)?.removeAttribute("data-dirty"));
for (const trouble of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(trouble, ({ target }) => boxOf(target) && say(boxOf(target), true));
}

// Which text somebody chose to replace goes with every save until one that carried it is answered: a box that
// saves itself at the same moment must not drop the choice.
document.addEventListener(
  "submit",
  ({ target, submitter }) => {
    const form = boxOf(target);
    if (form && submitter?.name === "over") form.dataset.over = submitter.value;
  },
  true,
);
document.addEventListener("htmx:configRequest", ({ detail }) => {
  const form = boxOf(detail.elt);
  if (form?.dataset.over) detail.parameters.over = form.dataset.over;
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const form = boxOf(detail.elt);
  if (form && detail.requestConfig.parameters.over) delete form.dataset.over;
});

// Whatever is not the answer to a save, such as the page that asks to sign in, leaves the box as it is.
document.addEventListener("htmx:beforeSwap", (event) => {
  const form = boxOf(event.target) ?? boxOf(event.detail.requestConfig?.elt ?? event.target);
  if (!form || event.detail.xhr.responseText.includes("data-autosave-state")) return;
  event.detail.shouldSwap = false;
  say(form, true);
});

// Back in reach of the server, what was kept in the boxes is sent without anybody writing on.
addEventListener("online", () => {
  for (const form of document.querySelectorAll("[data-autosave][data-dirty]")) form.requestSubmit();
});

addEventListener("beforeunload", (event) => {
  if (document.querySelector("[data-autosave][data-dirty]")) event.preventDefault();
});
