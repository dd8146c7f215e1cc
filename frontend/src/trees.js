// Trees: <button data-tree-toggle aria-expanded="false"> shows or hides the <ul> that follows its row.
document.addEventListener("click", (event) => {
  const toggle = event.target.closest("[data-tree-toggle]");
  if (!toggle) return;
  const open = toggle.getAttribute("aria-expanded") !== "true";
  toggle.setAttribute("aria-expanded", String(open));
  toggle.closest("li").querySelector(":scope > ul").hidden = !open;
});
