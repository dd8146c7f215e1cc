// htmx under a strict policy: nothing evaluated, no style written by a script, nothing kept in storage.
import htmx from "htmx.org";

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0, // pages hold personal data: going back loads them again
  refreshOnHistoryMiss: true,
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "4..", swap: true, error: true }, // a refused form comes back with its errors beside its fields
    { code: "5..", swap: false, error: true },
  ],
});

document.addEventListener("htmx:configRequest", ({ detail }) => {
  const token = document.querySelector('meta[name="csrf-token"]')?.content;
  if (token && detail.verb !== "get") detail.headers["X-CSRFToken"] = token;
});

// A request that brought nothing back is said in words: the page carries the sentence, hidden.
const trouble = (hidden) => {
  const notice = document.querySelector("[data-request-trouble]");
  if (notice) notice.hidden = hidden;
};
document.addEventListener("htmx:sendError", () => trouble(false));
document.addEventListener("htmx:timeout", () => trouble(false));
document.addEventListener("htmx:responseError", ({ detail }) => {
  if (detail.xhr.status >= 500) trouble(false);
});
document.addEventListener("htmx:beforeRequest", () => trouble(true));

// Once new content is in, the first field with an error takes the focus.
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  detail.elt.querySelector?.('[aria-invalid="true"]')?.focus();
});
