/* Finds rows in a data table, and shows the cell that a figure comes from. Without this script the field is not shown, and the browser's own
   search does the same. */
(function () {
  "use strict";

  var borang = document.querySelector(".saring");
  var tabel = document.getElementById("isi-tabel");
  if (!borang || !tabel) return;

  var kotak = borang.querySelector("input"), hasil = borang.querySelector("output");
  var baris = Array.from(tabel.tBodies[0].rows);
  var teks = null;

  /* A link may refer to one cell of the row: mark it and scroll to it. */
  function tunjukSel() {
    var kolom = new URLSearchParams(location.search).get("kolom");
    var satu = document.getElementById(location.hash.slice(1));
    var n = Array.from(tabel.tHead.rows[0].cells).findIndex(function (sel) {
      return kolom && sel.textContent.trim() === kolom;
    });
    if (!satu || !satu.cells || n < 0) return;
    var sel = satu.cells[n];
    sel.classList.add("sel-asal");
    // The head may be out of view: the cell gets the name of its column.
    sel.dataset.kolom = kolom;
    sel.tabIndex = -1;
    sel.focus({ preventScroll: true });
    // Scroll sideways only if it is out of view: the first columns name the row.
    sel.scrollIntoView({ block: "center", inline: "nearest" });
  }

  borang.hidden = false;
  tunjukSel();
  window.addEventListener("load", tunjukSel);
  borang.addEventListener("submit", function (peristiwa) { peristiwa.preventDefault(); });
  kotak.addEventListener("input", function () {
    var kata = kotak.value.toLowerCase().split(/\s+/).filter(Boolean);
    teks = teks || baris.map(function (satu) { return satu.textContent.toLowerCase(); });
    tabel.classList.toggle("tersaring", kata.length > 0);
    var cocok = 0;
    baris.forEach(function (satu, n) {
      satu.hidden = !kata.every(function (k) { return teks[n].includes(k); });
      cocok += !satu.hidden;
    });
    hasil.textContent = kata.length ? hasil.dataset.ada.replace("{}", cocok) : "";
  });
})();
