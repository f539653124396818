/* What CSS cannot do: tell a table that must be scrolled from one that fits, let buttons open the
   menu and the search, and shorten what the search shows of a long table. Without this script
   every table stays a scroll region, the theme's labels stand in for the buttons, and nothing is
   lost. */
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

  /* The search shows a whole table as one run of words; keep what stands beside the word found. */
  var SISI = 90;

  function ringkas(simpul) {
    var teks = simpul.data;
    var sebelum = simpul.previousSibling && simpul.previousSibling.nodeName === "MARK";
    var sesudah = simpul.nextSibling && simpul.nextSibling.nodeName === "MARK";
    if (teks.length <= 2 * SISI) return;
    simpul.data = (sebelum || !sesudah ? teks.slice(0, SISI) : "") + " … " +
      (sesudah ? teks.slice(-SISI) : "");
  }

  var hasil = document.querySelector(".md-search-result__list");
  if (hasil) {
    new MutationObserver(function () {
      hasil.querySelectorAll(".md-search-result__article").forEach(function (artikel) {
        artikel.childNodes.forEach(function (simpul) {
          if (simpul.nodeType === Node.TEXT_NODE) ringkas(simpul);
        });
      });
    }).observe(hasil, { childList: true, subtree: true });
  }
})();
