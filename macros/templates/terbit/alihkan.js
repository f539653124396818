/* Redirects to the page that replaces this one, with the same fragment. */
document.addEventListener("DOMContentLoaded", function () {
  "use strict";
  location.replace(document.getElementById("tujuan").href + location.search + location.hash);
});
