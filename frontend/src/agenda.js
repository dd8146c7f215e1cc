// The agenda of a meeting: a point is dragged to its place by its handle, with a pointer or a finger. A drop
// sends what the buttons beside the point send; the list comes back as it is kept. Markup: meetings/agenda.html.
//
//   [data-points]         the list; each row has its key in data-id and a form with the class k-move
//   [data-point-handle]   what a row is dragged by, hidden until this script runs
import Sortable from "sortablejs";

const still = matchMedia("(prefers-reduced-motion: reduce)");
let list = null; // the Sortable of the list on the page
let order = []; // as the list was last kept
let pressed = null; // the button that the next answer is for

function send(row, place) {
  const form = row.querySelector("form.k-move");
  const to = Object.assign(document.createElement("input"), { type: "hidden", name: "to", value: place });
  form.append(to);
  form.requestSubmit();
  to.remove();
}

function offer() {
  const points = document.querySelector("[data-points]");
  if (!points || list?.el === points) return;
  list?.destroy();
  list = Sortable.create(points, {
    handle: "[data-point-handle]",
    draggable: "li",
    animation: still.matches ? 0 : 150,
    forceFallback: true, // one behaviour for pointer and finger
    fallbackTolerance: 4,
    ghostClass: "k-dragged",
    onEnd: ({ item, oldIndex, newIndex }) => oldIndex !== newIndex && send(item, newIndex),
  });
  order = list.toArray();
  for (const handle of points.querySelectorAll("[data-point-handle]")) handle.hidden = false;
}

// Whoever moves a point with the keyboard stays on it: on the same button, or on the other one at an end.
document.addEventListener("click", ({ target }) => {
  const button = target.closest("form.k-move button");
  if (button) pressed = { row: button.closest("li").dataset.id, name: button.dataset.move };
});

document.addEventListener("htmx:afterSettle", () => {
  offer();
  if (!pressed) return;
  const row = document.querySelector(`[data-points] > li[data-id="${pressed.row}"]`);
  const buttons = [...(row?.querySelectorAll("form.k-move button") ?? [])];
  (buttons.find((each) => each.dataset.move === pressed.name) ?? buttons[0])?.focus();
  pressed = null;
});

// What was not kept does not stay on the page.
const back = ({ detail }) => detail.elt.closest?.("[data-points]") && list?.sort(order, !still.matches);
document.addEventListener("htmx:sendError", back);
document.addEventListener("htmx:timeout", back);
document.addEventListener("htmx:responseError", (event) => event.detail.xhr.status >= 500 && back(event));
offer();
