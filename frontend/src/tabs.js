// Tabs that do not fit a phone scroll sideways: the current one is brought into view.
for (const tab of document.querySelectorAll(".k-tabs [aria-current]")) {
  const row = tab.closest(".k-tabs");
  const [box, frame] = [tab.getBoundingClientRect(), row.getBoundingClientRect()];
  row.scrollLeft += box.left + box.width / 2 - (frame.left + frame.width / 2);
}
