/* What CSS cannot do: tell a table that must be scrolled from one that fits, and let the keyboard
   open the menu. Without this script every table stays a scroll region and nothing is lost. */
(function () {
  "use strict";

  var PETUNJUK = "Geser tabel ke samping untuk melihat semua kolom.";

  function periksa(gulir) {
    var lewat = gulir.scrollWidth > gulir.clientWidth + 1;
    var figur = gulir.parentElement;
    var petunjuk = figur.querySelector(".petunjuk-gulir");
    gulir.classList.toggle("bergulir", lewat);
    gulir.classList.toggle("muat", !lewat);
    if (lewat) {
      gulir.setAttribute("tabindex", "0");
      gulir.setAttribute("role", "region");
      if (!petunjuk) {
        petunjuk = document.createElement("p");
        petunjuk.className = "petunjuk-gulir";
        petunjuk.textContent = PETUNJUK;
        figur.insertBefore(petunjuk, gulir);
      }
    } else {
      gulir.removeAttribute("tabindex");
      gulir.setAttribute("role", "group");
      if (petunjuk) petunjuk.remove();
    }
  }

  /* The theme opens its menu and, on narrow screens, its search with labels, which no key reaches. */
  function jadikanTombol(label, nama) {
    var sakelar = document.getElementById(label.htmlFor);
    label.setAttribute("role", "button");
    label.setAttribute("tabindex", "0");
    label.setAttribute("aria-label", nama);
    label.setAttribute("aria-expanded", String(sakelar.checked));
    sakelar.addEventListener("change", function () {
      label.setAttribute("aria-expanded", String(sakelar.checked));
    });
    label.addEventListener("keydown", function (peristiwa) {
      if (peristiwa.key !== "Enter" && peristiwa.key !== " ") return;
      peristiwa.preventDefault();
      label.click();
    });
  }

  var daftar = document.querySelectorAll(".gulir");
  if (window.ResizeObserver) {
    var pengamat = new ResizeObserver(function (entri) {
      entri.forEach(function (satu) { periksa(satu.target); });
    });
    daftar.forEach(function (gulir) { pengamat.observe(gulir); });
  }
  document.querySelectorAll(".md-header__button[for=__drawer]").forEach(function (label) {
    jadikanTombol(label, "Isi laporan");
  });
  document.querySelectorAll(".md-header__button[for=__search]").forEach(function (label) {
    jadikanTombol(label, "Cari dalam laporan");
  });
})();
