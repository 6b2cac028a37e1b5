// Additions to pages that work without them.
import "./theme.js";
import "./copy.js";
import "./autosize.js";
import "./bulk.js";
import "./drop.js";
import "./busy.js";
import "./print.js";

document.documentElement.classList.add("has-script");
