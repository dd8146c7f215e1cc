// A second tap while the answer is on its way does not send a form again: one meeting is called, not two.
const PATIENCE = 20_000; // milliseconds; whatever left the page as it was, a lost connection, may be sent again

const release = (form) => form.removeAttribute("aria-busy");

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.getAttribute("method") !== "post" || form.target) return;
  if (form.getAttribute("aria-busy") === "true") {
    event.preventDefault();
    return;
  }
  form.setAttribute("aria-busy", "true");
  setTimeout(() => {
    if (event.defaultPrevented) release(form); // another script answers it on this page
  });
  setTimeout(release, PATIENCE, form);
});

// A page that comes back from the browser's memory is as it was left.
window.addEventListener("pageshow", () => document.querySelectorAll('form[aria-busy="true"]').forEach(release));
