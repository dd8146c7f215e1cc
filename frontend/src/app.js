// What every page loads: htmx, dialogs, menus, tabs, trees. Every form works without it.
import "./htmx.js";
import "./dialogs.js";
import "./once.js";
import "./menus.js";
import "./tabs.js";
import "./trees.js";
import "./minutes.js";
