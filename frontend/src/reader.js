// Two panes: a text on one side, what was read in it on the other. Each finding lights up its words, and the
// reverse. The markup (an example: kit/gallery/reader.html; the look: styles/reader.css):
//
//   <section class="k-reader" data-reader data-showing="text"
//            data-note-found="%words% — found in the text"
//            data-note-read="%words% — read as %label%"
//            data-note-missing="%words% — not in the other pane">
//     <p class="visually-hidden" data-reader-note aria-live="polite"></p>
//     <div class="k-reader-switch">                    the phone's two tabs
//       <button type="button" data-reader-show="text" aria-pressed="true">…</button>
//       <button type="button" data-reader-show="record" aria-pressed="false">…</button>
//     </div>
//     <div class="k-reader-pane" data-reader-pane="text" role="region" tabindex="0" aria-label="…">
//       <div class="k-reader-text">… <mark data-finding="facilitators.0">…</mark> …</div>
//     </div>
//     <div class="k-reader-pane" data-reader-pane="record" role="region" tabindex="0" aria-label="…">
//       <div class="k-finding" data-finding="facilitators.0" data-finding-label="Facilitator">…</div>
//     </div>
//   </section>
//
// data-finding    one name, or several with spaces between them: words may prove two findings
// data-tone       "wait" on a <mark> whose reading is doubtful
// data-finding-go on a button inside a finding of the record: goes to its words (works inside forms too)
//
// Resting the pointer on an element or focusing it lights up its counterparts and, on a desk, scrolls the other
// pane to the first of them. A click, Enter or Space goes there: the phone changes its pane, the focus follows.
// Escape comes back. Inputs, links and buttons inside a finding keep working as they are.
// Nothing is remembered about elements: panes may be swapped by htmx at any moment.

const INTERACTIVE = "a, button, input, select, textarea, label, summary";
const PANES = ["text", "record"];

const readerOf = (element) => element?.closest?.("[data-reader]");
const paneOf = (element) => element.closest("[data-reader-pane]");
const namesOf = (element) => element.dataset.finding.split(/\s+/).filter(Boolean);
const isPhone = (reader) => getComputedStyle(reader.querySelector(".k-reader-switch")).display !== "none";

/** The elements of the other pane that share a name with this one. */
function counterparts(element) {
  const here = paneOf(element);
  const names = namesOf(element);
  return [...readerOf(element).querySelectorAll("[data-finding]")].filter(
    (other) => paneOf(other) !== here && namesOf(other).some((name) => names.includes(name)),
  );
}

/** Light up an element and its counterparts, and nothing else. */
function light(element) {
  const reader = readerOf(element);
  dim(reader);
  const others = counterparts(element);
  for (const each of [element, ...others]) each.setAttribute("data-lit", "");
  return others;
}

function dim(reader) {
  for (const lit of reader.querySelectorAll("[data-lit]")) lit.removeAttribute("data-lit");
}

function show(reader, pane) {
  reader.dataset.showing = pane;
  for (const button of reader.querySelectorAll("[data-reader-show]")) {
    button.setAttribute("aria-pressed", String(button.dataset.readerShow === pane));
  }
}

function scrollTo(element, block = "nearest") {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });
}

/** Scroll the other pane, and only it: the page under the pointer must not move. */
function revealBeside(element) {
  const pane = paneOf(element);
  const box = element.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (box.top < frame.top || box.bottom > frame.bottom) {
    pane.scrollBy({ top: box.top - frame.top - frame.height / 3 });
  }
}

/** Say in words what lit up: found in the text, read as, or missing. */
function tell(element, others) {
  const reader = readerOf(element);
  const note = reader.querySelector("[data-reader-note]");
  if (!note) return;
  const inText = paneOf(element).dataset.readerPane === "text";
  const sentence = !others.length
    ? reader.dataset.noteMissing
    : inText
      ? reader.dataset.noteRead
      : reader.dataset.noteFound;
  const words = (inText || !others.length ? element : others[0]).textContent.trim().replace(/\s+/g, " ");
  const label = others[0]?.dataset.findingLabel ?? "";
  note.textContent = (sentence ?? "")
    .replace("%words%", () => words.slice(0, 120))
    .replace("%label%", () => label);
}

/** Go from an element to its first counterpart: the pane, the scroll and the focus. */
function goAcross(element) {
  const others = light(element);
  tell(element, others);
  const [first] = others;
  if (!first) return;
  const reader = readerOf(element);
  show(reader, paneOf(first).dataset.readerPane);
  cameFrom.set(reader, namesOf(element)[0]);
  scrollTo(first, "center");
  first.focus({ preventScroll: true });
}

/** Where one came from, so that Escape leads back: the name of a finding, by reader. */
const cameFrom = new WeakMap();

function goBack(reader) {
  const name = cameFrom.get(reader);
  const here = document.activeElement?.closest("[data-finding]");
  dim(reader);
  if (!name || !here) return;
  cameFrom.delete(reader);
  const back = counterparts(here).find((other) => namesOf(other).includes(name));
  if (!back) return;
  show(reader, paneOf(back).dataset.readerPane);
  scrollTo(back);
  back.focus({ preventScroll: true });
}

/** Make findings reachable by keyboard; those that hold inputs or links are reached through these. */
function prepare(root) {
  for (const element of root.querySelectorAll("[data-reader] [data-finding]:not([tabindex])")) {
    if (element.matches(INTERACTIVE)) continue;
    element.tabIndex = element.querySelector(INTERACTIVE) ? -1 : 0;
    if (element.localName === "mark") element.setAttribute("role", "button");
  }
  for (const reader of root.querySelectorAll("[data-reader]")) {
    reader.dataset.ready = "";
    if (!PANES.includes(reader.dataset.showing)) show(reader, PANES[0]);
  }
}

const findingAt = (target) => {
  const element = target.closest?.("[data-finding]");
  return element && readerOf(element) ? element : null;
};

document.addEventListener("pointerover", (event) => {
  const element = event.pointerType === "mouse" && findingAt(event.target);
  if (!element || element.hasAttribute("data-lit")) return;
  const [first] = light(element);
  if (first && !isPhone(readerOf(element))) revealBeside(first);
});

document.addEventListener("focusin", (event) => {
  const element = findingAt(event.target);
  if (!element || element.hasAttribute("data-lit")) return;
  const others = light(element);
  tell(element, others);
  if (others.length && !isPhone(readerOf(element))) revealBeside(others[0]);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-reader-show]");
  if (button) return show(readerOf(button), button.dataset.readerShow);
  const element = findingAt(event.target);
  if (!element) return;
  const inner = event.target.closest(INTERACTIVE);
  if (inner?.matches("[data-finding-go]") || !inner || !element.contains(inner)) goAcross(element);
});

document.addEventListener("keydown", (event) => {
  const reader = readerOf(event.target);
  if (!reader) return;
  if (event.key === "Escape") goBack(reader);
  const onFinding = event.target.matches("[data-finding]") && !event.target.matches(INTERACTIVE);
  if (onFinding && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    goAcross(event.target);
  }
});

document.addEventListener("htmx:afterSettle", () => prepare(document));
prepare(document);
