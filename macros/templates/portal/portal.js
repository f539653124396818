/* What CSS cannot do on the portal's pages: tables that must be scrolled, colours, and the search
   over all units and indicators. Without it everything can still be reached by the lists. */
(function () {
  "use strict";

  /* ---- Tables ---------------------------------------------------------------------------------- */

  function periksa(gulir) {
    var lewat = gulir.scrollWidth > gulir.clientWidth + 1;
    gulir.classList.toggle("bergulir", lewat);
    gulir.classList.toggle("muat", !lewat);
    gulir.setAttribute("role", lewat ? "region" : "group");
    if (lewat) gulir.setAttribute("tabindex", "0");
    else gulir.removeAttribute("tabindex");
  }

  if (window.ResizeObserver) {
    var pengamat = new ResizeObserver(function (entri) {
      entri.forEach(function (satu) { periksa(satu.target); });
    });
    document.querySelectorAll(".gulir").forEach(function (gulir) { pengamat.observe(gulir); });
  }

  document.querySelectorAll("[data-alamat]").forEach(function (unsur) {
    unsur.textContent = location.href;
  });

  /* ---- Search ---------------------------------------------------------------------------------- */

  var cari = document.getElementById("cari"), kotak = cari.querySelector("input");
  var kabar = cari.querySelector(".cari__kabar"), daftar = cari.querySelector(".cari__daftar");
  var buka = document.querySelector("[data-cari]"), TAMPIL = 30, data = null, dimuat = null;

  function baku(teks) {
    return teks.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  }

  /* Units, indicators, and who has which: [words, title, rest, address]. */
  function siapkan(isi) {
    var semua = isi.unit.map(function (u) {
      return [baku(u[0] + " " + u[1] + " " + u[2]), u[0], u[1], "unit/" + u[2] + ".html"];
    });
    isi.indikator.forEach(function (i) {
      semua.push([baku(i[0]), i[0], "Indikator, semua unit", "indikator/" + i[1] + ".html"]);
    });
    isi.hasil.forEach(function (h) {
      var u = isi.unit[h[0]], i = isi.indikator[h[1]];
      semua.push([baku(u[0] + " " + u[1] + " " + u[2] + " " + i[0]), i[0], u[0] + ": " + h[2],
        h[3] || "unit/" + u[2] + ".html#indikator"]);
    });
    return semua;
  }

  function muat() {
    dimuat = dimuat || new Promise(function (lanjut, gagal) {
      var skrip = document.createElement("script");
      skrip.src = kotak.dataset.sumber;
      skrip.onload = function () {
        data = siapkan(window.lkjipPortal);
        lanjut();
      };
      skrip.onerror = gagal;
      document.head.append(skrip);
    });
    return dimuat;
  }

  function butir(satu) {
    var li = document.createElement("li"), a = document.createElement("a");
    li.className = "cari__butir";
    a.className = "cari__tautan";
    a.href = kotak.dataset.dasar + satu[3];
    ["cari__judul", "cari__kutipan"].forEach(function (kelas, n) {
      var span = document.createElement("span");
      span.className = kelas;
      span.textContent = satu[n + 1];
      a.append(span);
    });
    li.append(a);
    return li;
  }

  function jalankan() {
    var kata = baku(kotak.value).split(/\s+/).filter(Boolean);
    daftar.replaceChildren();
    if (!kata.length) {
      kabar.textContent = "Ketik nama unit, kantor, kelas, atau indikator; boleh bersama-sama.";
      return;
    }
    // All words; those that are a whole word of the name before those that begin one.
    var ada = data.filter(function (d) { return kata.every(function (k) { return d[0].includes(k); }); });
    var nilai = function (d) {
      var nama = " " + d[0] + " ";
      return kata.reduce(function (n, k) {
        return n + (nama.includes(" " + k + " ") ? 2 : nama.includes(" " + k) ? 1 : 0);
      }, 0);
    };
    ada = ada.map(function (d, n) { return [nilai(d), n, d]; }).sort(function (a, b) {
      return b[0] - a[0] || a[1] - b[1];
    });
    ada.slice(0, TAMPIL).forEach(function (a) { daftar.append(butir(a[2])); });
    kabar.textContent = ada.length ? ada.length.toLocaleString("id") + " hasil" +
      (ada.length > TAMPIL ? "; " + TAMPIL + " yang pertama ditampilkan." : ".")
      : "Tidak ditemukan. Coba kata yang lebih umum.";
  }

  function tampilkan() {
    cari.classList.add("cari--buka");
    buka.setAttribute("aria-expanded", "true");
    if (!data) kabar.textContent = "Menyiapkan pencarian …";
    muat().then(jalankan).catch(function () {
      kabar.textContent = "Pencarian tidak dapat disiapkan. Muat ulang halaman ini.";
      dimuat = null;
    });
  }

  function tutup() {
    cari.classList.remove("cari--buka");
    buka.setAttribute("aria-expanded", "false");
  }

  kotak.addEventListener("focus", tampilkan);
  kotak.addEventListener("input", tampilkan);
  buka.addEventListener("click", function () {
    tampilkan();
    kotak.focus();
  });
  cari.querySelector(".cari__tutup").addEventListener("click", function () {
    tutup();
    if (buka.offsetParent) buka.focus();
  });
  cari.querySelector("form").addEventListener("submit", function (kejadian) {
    kejadian.preventDefault();
    var pertama = daftar.querySelector("a");
    if (pertama) pertama.click();
  });
  cari.addEventListener("keydown", function (kejadian) {
    var arah = { ArrowDown: 1, ArrowUp: -1 }[kejadian.key];
    if (!arah) return;
    var jalan = [kotak].concat(Array.from(daftar.querySelectorAll("a")));
    var tujuan = jalan[jalan.indexOf(document.activeElement) + arah];
    if (!tujuan) return;
    kejadian.preventDefault();
    tujuan.focus();
  });
  ["pointerdown", "focusin"].forEach(function (nama) {
    document.addEventListener(nama, function (kejadian) {
      if (!cari.contains(kejadian.target) && !buka.contains(kejadian.target)) tutup();
    });
  });
  document.addEventListener("keydown", function (kejadian) {
    if (kejadian.ctrlKey || kejadian.metaKey || kejadian.altKey || kejadian.isComposing) return;
    if (kejadian.key === "Escape" && cari.classList.contains("cari--buka")) {
      tutup();
      if (buka.offsetParent) buka.focus();
      else kotak.blur();
    } else if (kejadian.key === "/" && !kejadian.target.closest("input, textarea, select")) {
      kejadian.preventDefault();
      tampilkan();
      kotak.focus();
    }
  });
})();
