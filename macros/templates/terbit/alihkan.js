/* Leads on to the page that this one stands for, at the same place in it. */
document.addEventListener("DOMContentLoaded", function () {
  "use strict";
  location.replace(document.getElementById("tujuan").href + location.search + location.hash);
});
