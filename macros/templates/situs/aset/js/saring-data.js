/* Finds rows in a data table. Without this script the field is not shown, and the browser's own
   search does the same. */
(function () {
  "use strict";

  var borang = document.querySelector(".saring");
  var tabel = document.getElementById("isi-tabel");
  if (!borang || !tabel) return;

  var kotak = borang.querySelector("input"), hasil = borang.querySelector("output");
  var baris = Array.from(tabel.tBodies[0].rows);
  var teks = null;

  borang.hidden = false;
  borang.addEventListener("submit", function (peristiwa) { peristiwa.preventDefault(); });
  kotak.addEventListener("input", function () {
    var kata = kotak.value.toLowerCase().split(/\s+/).filter(Boolean);
    teks = teks || baris.map(function (satu) { return satu.textContent.toLowerCase(); });
    var cocok = 0;
    baris.forEach(function (satu, n) {
      satu.hidden = !kata.every(function (k) { return teks[n].includes(k); });
      cocok += !satu.hidden;
    });
    hasil.textContent = kata.length ? hasil.dataset.ada.replace("{}", cocok) : "";
  });
})();
