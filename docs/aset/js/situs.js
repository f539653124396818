/* What CSS cannot do: tell a table that must be scrolled from one that fits, and let buttons open
   the menu and the search. Without this script every table stays a scroll region, the theme's
   labels stand in for the buttons, and nothing is lost. */
(function () {
  "use strict";

  var PETUNJUK = "Geser tabel ke samping untuk melihat semua kolom.";

  function periksa(gulir) {
    var lewat = gulir.scrollWidth > gulir.clientWidth + 1;
    var figur = gulir.parentElement;
    var petunjuk = figur.querySelector(".petunjuk-gulir");
    gulir.classList.toggle("bergulir", lewat);
    gulir.classList.toggle("muat", !lewat);
    gulir.setAttribute("role", lewat ? "region" : "group");
    if (lewat) {
      gulir.setAttribute("tabindex", "0");
    } else {
      gulir.removeAttribute("tabindex");
    }
    if (lewat && !petunjuk) {
      petunjuk = document.createElement("p");
      petunjuk.className = "petunjuk-gulir";
      petunjuk.textContent = PETUNJUK;
      figur.insertBefore(petunjuk, gulir);
    } else if (!lewat && petunjuk) {
      petunjuk.remove();
    }
  }

  if (window.ResizeObserver) {
    var pengamat = new ResizeObserver(function (entri) {
      entri.forEach(function (satu) { periksa(satu.target); });
    });
    document.querySelectorAll(".gulir").forEach(function (gulir) { pengamat.observe(gulir); });
  }

  document.querySelectorAll("[data-sakelar]").forEach(function (tombol) {
    var sakelar = document.getElementById(tombol.dataset.sakelar);
    sakelar.addEventListener("change", function () {
      tombol.setAttribute("aria-expanded", String(sakelar.checked));
    });
    tombol.addEventListener("click", function () {
      document.querySelector("header label[for=" + sakelar.id + "]").click();
    });
  });
})();
