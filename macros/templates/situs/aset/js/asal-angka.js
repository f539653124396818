/* Shows where a figure comes from. The page carries the explanations of its figures, worded when it
   was made (macros/halaman/panel.py says how they are packed); this script only looks them up, joins
   and links. Without it figures are plain text.

   Every figure can be clicked or tapped. A page may hold hundreds of them, so the keyboard stops
   once at each table and once in the text under each heading; arrows lead to the other figures.
   In a table, which is a grid for this, the cell is what answers; in text the figure is a button.
   Nothing is done to a cell before it is reached, and the explanations are read when the first one
   is asked for: a page is ready at once however many figures it has. */
(function () {
  "use strict";

  var blok = document.getElementById("asal-angka");
  var templat = document.getElementById("templat-asal");
  if (!blok || !templat || !window.HTMLDialogElement) return;

  var data = null;
  var KUNCI = 0, KEPALA = 1, SISA = 2, TEKS = 3, RUMUS = 4, HITUNG = 5, KETERANGAN = 6,
    TANGGAL = 7, BULAT = 8, MASUKAN = 9, SEL = 10;
  var nomor = Object.create(null);

  function siapkan() {
    if (data) return;
    data = JSON.parse(blok.textContent);
    data.angka.forEach(function (angka, n) {
      if (angka[KUNCI]) nomor[angka[KUNCI]] = n;
    });
  }

  function kata(letak) { return letak < 0 ? "" : data.kata[letak]; }

  var potongan = document.importNode(templat.content, true);
  var petunjuk = potongan.querySelector(".asal-petunjuk");
  var panel = potongan.querySelector(".asal");
  var contoh = {};
  potongan.querySelectorAll("[data-templat]").forEach(function (li) {
    contoh[li.dataset.templat] = li;
    li.removeAttribute("data-templat");
  });
  document.body.append(panel);
  // The hint beside the text is in the main landmark, for screen readers.
  document.querySelector(".md-content").append(petunjuk);

  /* ---- The panel ------------------------------------------------------------------------------ */

  function cari(pilih) { return panel.querySelector(pilih); }

  function isi(unsur, teks) {
    unsur.textContent = teks;
    unsur.hidden = !teks;
  }

  /* A label without the part that it shares with the figure in the panel. */
  function nama(angka, induk) {
    var kepala = kata(angka[KEPALA]), sisa = kata(angka[SISA]);
    if (!sisa) return kepala;
    return sisa === kata(induk[SISA]) ? kepala.replace(/:$/, "") : kepala + " " + sisa;
  }

  function butirSel(sel) {
    var li = contoh.sel.cloneNode(true), tautan = li.querySelector("a");
    var berkas = kata(sel[0]);
    tautan.href = data.dasar + "data/" + berkas.replace(/\.csv$/, ".html") +
      "?kolom=" + encodeURIComponent(kata(sel[2])) + "#baris-" + sel[1];
    tautan.textContent = berkas + ", baris " + sel[1] + ", kolom " + kata(sel[2]);
    isi(li.querySelector(".asal__dokumen"), kata(sel[3]));
    return li;
  }

  function butirAngka(n, induk) {
    var angka = data.angka[n];
    var dihitung = angka[MASUKAN].length > 0;
    var li = contoh[dihitung ? "hitungan" : "angka"].cloneNode(true);
    var daftar = li.querySelector("ul");
    li.querySelector(".asal__nama").textContent = nama(angka, induk);
    li.querySelector("b").textContent = angka[TEKS];
    if (dihitung) {
      isi(li.querySelector(".asal__perhitungan"), angka[HITUNG] || kata(angka[RUMUS]));
      // The explanation of an input is made when it is opened.
      li.querySelector("details").addEventListener("toggle", function () {
        if (!daftar.childElementCount) uraikan(daftar, angka, angka);
      });
    } else {
      uraikan(daftar, angka, angka);
    }
    return li;
  }

  function uraikan(daftar, angka, induk) {
    angka[SEL].forEach(function (sel) { daftar.append(butirSel(sel)); });
    angka[MASUKAN].forEach(function (n) { daftar.append(butirAngka(n, induk)); });
    daftar.hidden = !daftar.childElementCount;
  }

  function terangkan(angka) {
    var sisa = kata(angka[SISA]);
    cari(".asal__judul").textContent = kata(angka[KEPALA]) + (sisa ? " " + sisa : "");
    cari(".asal__nilai").textContent = angka[TEKS];
    isi(cari(".asal__keterangan"), kata(angka[KETERANGAN]));
    isi(cari(".asal__rumus"), kata(angka[RUMUS]));
    isi(cari(".asal__perhitungan"), angka[HITUNG]);
    cari("[data-bagian=perhitungan]").hidden = angka[RUMUS] < 0 && !angka[HITUNG];
    var daftar = cari(".asal__daftar"), kepala = cari("[data-bagian=masukan] h3");
    kepala.textContent = angka[MASUKAN].length ? kepala.dataset.angka : kepala.dataset.sel;
    daftar.replaceChildren();
    uraikan(daftar, angka, angka);
    cari("[data-bagian=masukan]").hidden = daftar.hidden;
    var rinci = { tanggal: kata(angka[TANGGAL]), pembulatan: kata(angka[BULAT]), kunci: angka[KUNCI] };
    panel.querySelectorAll("[data-isi]").forEach(function (unsur) {
      unsur.textContent = rinci[unsur.dataset.isi];
      unsur.closest("div").hidden = !rinci[unsur.dataset.isi];
    });
  }

  var LEBAR = window.matchMedia("(min-width: 45em)"), SELA = 8;

  /* Beside the figure if there is space; on a narrow screen CSS puts it at the bottom. */
  function letakkan(unsur) {
    panel.style.left = panel.style.top = "";
    if (!LEBAR.matches) return;
    var kotak = unsur.getBoundingClientRect();
    var lebar = panel.offsetWidth, tinggi = panel.offsetHeight;
    var kanan = document.documentElement.clientWidth - lebar - SELA;
    var dasar = window.innerHeight - tinggi - SELA;
    var kiri = kotak.left, atas = kotak.bottom + SELA;
    if (atas > dasar) atas = kotak.top - tinggi - SELA;
    if (atas < SELA) {
      // Neither below nor above: beside it.
      atas = Math.min(kotak.top, dasar);
      kiri = kotak.right + SELA <= kanan ? kotak.right + SELA : kotak.left - lebar - SELA;
    }
    panel.style.left = Math.max(SELA, Math.min(kiri, kanan)) + "px";
    panel.style.top = Math.max(SELA, atas) + "px";
  }

  function buka(unsur) {
    siapkan();
    if (!(unsur.dataset.kunci in nomor)) return;
    aktifkan(unsur);
    // The focus returns here when the panel closes.
    unsur.focus({ preventScroll: true });
    petunjuk.hidden = true;
    terangkan(data.angka[nomor[unsur.dataset.kunci]]);
    panel.showModal();
    panel.scrollTop = 0;
    letakkan(unsur);
    cari(".asal__judul").focus({ preventScroll: true });
  }

  cari(".asal__tutup").addEventListener("click", function () { panel.close(); });
  // The ground behind the panel belongs to the panel: a click there closes it, and opens the next
  // figure if it hit one.
  panel.addEventListener("click", function (peristiwa) {
    if (peristiwa.target !== panel) return;
    var kotak = panel.getBoundingClientRect(), x = peristiwa.clientX, y = peristiwa.clientY;
    if (x >= kotak.left && x <= kotak.right && y >= kotak.top && y <= kotak.bottom) return;
    panel.close();
    var lain = document.elementFromPoint(x, y);
    lain = lain && lain.closest(".angka-asal");
    if (lain) buka(lain);
  });
  window.addEventListener("beforeprint", function () { if (panel.open) panel.close(); });

  /* ---- The figures ---------------------------------------------------------------------------- */

  var kelompok = new Map(), bagian = [];

  function jadikanTombol(unsur) {
    unsur.classList.add("angka-asal");
    unsur.setAttribute("role", "button");
    unsur.setAttribute("aria-haspopup", "dialog");
    unsur.setAttribute("aria-describedby", petunjuk.id);
    unsur.tabIndex = -1;
  }

  document.querySelectorAll(
    ".md-content :is(h1, h2, h3, h4, [data-kunci]:not(.angka-asal, a *, button *, summary *))"
  ).forEach(function (unsur) {
    if (!unsur.dataset.kunci) {
      bagian = [];
      return;
    }
    jadikanTombol(unsur);
    if (unsur.closest("table")) return;
    bagian.push(unsur);
    kelompok.set(unsur, bagian);
    if (bagian.length === 1) unsur.tabIndex = 0;
  });
  document.querySelectorAll(".md-content table").forEach(function (tabel) {
    var pertama = tabel.querySelector(".angka-asal");
    if (!pertama) return;
    tabel.setAttribute("role", "grid");
    tabel.setAttribute("aria-describedby", petunjuk.id);
    pertama.tabIndex = 0;
  });

  /* The figures for the arrow keys in their present order: rows can be sorted. */
  function sekelompok(unsur) {
    var tabel = unsur.closest("table");
    return tabel ? Array.from(tabel.querySelectorAll(".angka-asal")) : kelompok.get(unsur);
  }

  /* The figure of its group that gets the focus by the Tab key. */
  function aktifkan(unsur) {
    sekelompok(unsur).forEach(function (lain) {
      if (lain.tabIndex === 0 && lain !== unsur) lain.tabIndex = -1;
    });
    unsur.tabIndex = 0;
    unsur.setAttribute("aria-haspopup", "dialog");
  }

  /* The nearest figure above or below in the same column of a table. */
  function sekolom(unsur, arah) {
    var sel = unsur.closest("td, th"), baris = Array.from(sel.closest("table").rows);
    for (var n = baris.indexOf(sel.parentNode) + arah; baris[n]; n += arah) {
      var lain = baris[n].cells[sel.cellIndex];
      lain = lain && (lain.matches(".angka-asal") ? lain : lain.querySelector(".angka-asal"));
      if (lain && !baris[n].hidden) return lain;
    }
    return unsur;
  }

  function tetangga(unsur, tombol) {
    var isinya = sekelompok(unsur), n = isinya.indexOf(unsur);
    switch (tombol) {
      case "ArrowRight": return isinya[Math.min(n + 1, isinya.length - 1)];
      case "ArrowLeft": return isinya[Math.max(n - 1, 0)];
      case "Home": return isinya[0];
      case "End": return isinya[isinya.length - 1];
      case "ArrowDown": return unsur.closest("table") ? sekolom(unsur, 1) : null;
      case "ArrowUp": return unsur.closest("table") ? sekolom(unsur, -1) : null;
      default: return null;
    }
  }

  document.addEventListener("click", function (peristiwa) {
    var unsur = peristiwa.target.closest(".angka-asal");
    // No panel while text is being selected.
    if (unsur && !String(window.getSelection())) buka(unsur);
  });

  document.addEventListener("keydown", function (peristiwa) {
    var unsur = peristiwa.target;
    if (!unsur.matches(".angka-asal") || peristiwa.ctrlKey || peristiwa.metaKey || peristiwa.altKey) return;
    if (peristiwa.key === "Enter" || peristiwa.key === " ") {
      peristiwa.preventDefault();
      buka(unsur);
      return;
    }
    var lain = tetangga(unsur, peristiwa.key);
    if (!lain) return;
    peristiwa.preventDefault();
    aktifkan(lain);
    lain.focus();
  });

  document.addEventListener("focusin", function (peristiwa) {
    var unsur = peristiwa.target;
    var tampak = unsur.matches(".angka-asal:focus-visible");
    petunjuk.hidden = !tampak;
    if (tampak) petunjuk.querySelector(".asal-petunjuk__tabel").hidden = !unsur.closest("table");
  });
  document.addEventListener("focusout", function () { petunjuk.hidden = true; });
})();
