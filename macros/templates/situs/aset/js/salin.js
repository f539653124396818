/* Buttons that copy a text of the page; without this script, or where the browser lets nothing be
   copied, they stay hidden. */
(function () {
  "use strict";

  if (!navigator.clipboard) return;
  document.querySelectorAll("button[data-salin]").forEach(function (tombol) {
    tombol.hidden = false;
    tombol.addEventListener("click", function () {
      var teks = document.getElementById(tombol.dataset.salin).textContent.trim();
      navigator.clipboard.writeText(teks).then(function () {
        var semula = tombol.textContent;
        tombol.textContent = "Tersalin";
        setTimeout(function () { tombol.textContent = semula; }, 2000);
      });
    });
  });
})();
