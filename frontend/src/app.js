// What every page loads: htmx, dialogs, menus, trees. Every form works without it.
import "./htmx.js";
import "./dialogs.js";
import "./menus.js";
import "./trees.js";
