/* What CSS cannot do: tell a table that must be scrolled from one that fits, open menu and search,
   choose colours, follow the headings. Without this script every table stays a scroll region, the
   theme's label opens the menu, and nothing but the search is lost. */
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

  /* A large font size for projectors. */
  var proyektor = document.querySelector(".proyektor");

  function besarkan(ya) {
    document.documentElement.classList.toggle("besar-sekali", ya);
    proyektor.setAttribute("aria-pressed", String(ya));
  }

  if (proyektor) {
    try { besarkan(localStorage.getItem("lkjip-ukuran") === "proyektor"); } catch (galat) { /* not allowed */ }
    proyektor.addEventListener("click", function () {
      var ya = proyektor.getAttribute("aria-pressed") !== "true";
      besarkan(ya);
      try { localStorage.setItem("lkjip-ukuran", ya ? "proyektor" : ""); } catch (galat) { /* not allowed */ }
    });
  }

  /* Print the address of the page. */
  document.querySelectorAll("[data-alamat]").forEach(function (unsur) {
    unsur.textContent = location.href;
  });
  /* Browsers that cannot unfold content by CSS unfold it for print here. */
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details.lipat:not([open])").forEach(function (satu) {
      satu.open = true;
      satu.dataset.kertas = "";
    });
  });
  window.addEventListener("afterprint", function () {
    document.querySelectorAll("details[data-kertas]").forEach(function (satu) {
      satu.open = false;
      delete satu.dataset.kertas;
    });
  });

  /* ---- Menu ------------------------------------------------------------------------------------ */

  var menu = document.getElementById("__drawer"), tombolMenu = document.querySelector("[data-menu]");

  function bukaMenu(ya) {
    menu.checked = ya;
    tombolMenu.setAttribute("aria-expanded", String(ya));
  }

  tombolMenu.addEventListener("click", function () {
    bukaMenu(!menu.checked);
    if (menu.checked) document.querySelector(".md-sidebar--primary a").focus();
  });
  menu.addEventListener("change", function () { bukaMenu(menu.checked); });
  document.querySelector(".md-sidebar--primary").addEventListener("click", function (kejadian) {
    if (kejadian.target.closest("a")) bukaMenu(false);
  });
  // A browser that comes back to the page restores the box as it was left.
  window.addEventListener("pageshow", function () { bukaMenu(false); });

  /* ---- Search: only the box is here, all else is loaded on use --------------------------------- */

  var cari = document.getElementById("cari"), kotak = cari.querySelector("input");
  var tombolCari = document.querySelector("[data-cari]"), kabar = cari.querySelector(".cari__kabar");
  var AKAR = new URL("../../", document.currentScript.src), dasar = null;

  function muatCari() {
    dasar = dasar || new Promise(function (lanjut, gagal) {
      var skrip = document.createElement("script");
      skrip.src = new URL("aset/js/cari.js", AKAR).href;
      skrip.onload = function () { lanjut(window.lkjipPencarian); };
      skrip.onerror = gagal;
      document.head.append(skrip);
    });
    return dasar;
  }

  function bukaCari() {
    if (cari.classList.contains("cari--buka")) return;
    cari.classList.add("cari--buka");
    tombolCari.setAttribute("aria-expanded", "true");
    if (cari.dataset.siap) return;
    cari.dataset.siap = "ya";
    kabar.textContent = "Menyiapkan pencarian …";
    muatCari().then(function (pencarian) { return pencarian.buka(cari); }).catch(function () {
      kabar.textContent = "Pencarian tidak dapat disiapkan. Muat ulang halaman ini.";
      dasar = null;
      delete cari.dataset.siap;
    });
  }

  function tutupCari() {
    cari.classList.remove("cari--buka");
    tombolCari.setAttribute("aria-expanded", "false");
  }

  kotak.addEventListener("focus", bukaCari);
  kotak.addEventListener("input", bukaCari);
  tombolCari.addEventListener("click", function () {
    bukaCari();
    kotak.focus();
  });
  cari.querySelector(".cari__tutup").addEventListener("click", function () {
    tutupCari();
    if (tombolCari.offsetParent) tombolCari.focus();
  });
  cari.addEventListener("click", function (kejadian) {
    // A result on the present page.
    if (kejadian.target.closest("a")) setTimeout(tutupCari);
  });
  document.addEventListener("pointerdown", function (kejadian) {
    if (!cari.contains(kejadian.target)) tutupCari();
  });
  document.addEventListener("focusin", function (kejadian) {
    if (!cari.contains(kejadian.target)) tutupCari();
  });

  document.addEventListener("keydown", function (kejadian) {
    if (kejadian.ctrlKey || kejadian.metaKey || kejadian.altKey || kejadian.isComposing) return;
    if (kejadian.key === "Escape" && cari.classList.contains("cari--buka")) {
      kejadian.preventDefault();
      tutupCari();
      if (tombolCari.offsetParent) tombolCari.focus();
      else kotak.blur();
    } else if (kejadian.key === "Escape" && menu.checked) {
      bukaMenu(false);
      tombolMenu.focus();
    } else if (kejadian.key === "/" && !document.querySelector("dialog[open]") &&
        !kejadian.target.closest("input, textarea, select, [contenteditable]")) {
      kejadian.preventDefault();
      bukaCari();
      kotak.focus();
      kotak.select();
    }
  });

  if (/[?&]h=/.test(location.search)) {
    muatCari().then(function (pencarian) { pencarian.sorot(); });
  }

  /* ---- The heading that is being read, in the list of the page's headings ----------------------- */

  var isi = Array.from(document.querySelectorAll(".md-sidebar--secondary a[href^='#']"));
  var judul = isi.map(function (a) { return document.getElementById(decodeURIComponent(a.hash.slice(1))); });

  function ikuti() {
    var kini = -1;
    judul.forEach(function (j, n) { if (j && j.getBoundingClientRect().top < 120) kini = n; });
    isi.forEach(function (a, n) {
      a.classList.toggle("md-nav__link--active", n === kini);
      if (n === kini) a.setAttribute("aria-current", "location");
      else a.removeAttribute("aria-current");
    });
  }

  if (isi.length && window.IntersectionObserver) {
    var pengamatJudul = new IntersectionObserver(ikuti, { rootMargin: "-110px 0px 0px" });
    judul.forEach(function (j) { if (j) pengamatJudul.observe(j); });
  }

  /* ---- What is folded opens for whoever is led into it, and on paper ---------------------------- */

  function bukaLipatan() {
    var tujuan = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var lipatan = tujuan && tujuan.closest("details:not([open])");
    if (!lipatan) return;
    for (; lipatan; lipatan = lipatan.parentElement.closest("details")) lipatan.open = true;
    tujuan.scrollIntoView();
  }

  window.addEventListener("hashchange", bukaLipatan);
  bukaLipatan();
})();
