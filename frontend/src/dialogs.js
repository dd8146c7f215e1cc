// Native dialogs: <button data-dialog="ID"> opens <dialog id="ID">, [data-dialog-close] inside it closes it.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.dialog);
    if (dialog instanceof HTMLDialogElement) {
      event.preventDefault(); // a link that opens a dialog leads to a page where scripts do not run
      dialog.showModal();
    }
    return;
  }
  if (event.target.closest("[data-dialog-close]")) {
    event.target.closest("dialog")?.close();
  } else if (event.target instanceof HTMLDialogElement && outside(event, event.target)) {
    event.target.close();
  }
});

const outside = ({ clientX: x, clientY: y }, dialog) => {
  const box = dialog.getBoundingClientRect();
  return x < box.left || x > box.right || y < box.top || y > box.bottom;
};

// A dialog drawn with data-dialog-open (its form came back with errors) is shown at once.
const openDrawn = (root) => {
  for (const dialog of root.querySelectorAll("dialog[data-dialog-open]:not([open])")) dialog.showModal();
};
document.addEventListener("DOMContentLoaded", () => openDrawn(document));
document.addEventListener("htmx:afterSettle", ({ detail }) => openDrawn(detail.elt));
