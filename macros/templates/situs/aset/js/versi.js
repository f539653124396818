/* Completes what a published page says of its version from the list of all versions, terbitan.js,
   which stands beside them and grows while this version stays as it is: the choice of versions, and
   whether this one has been replaced. Without that list the page keeps its links to it. */
(function () {
  "use strict";

  var data = window.lkjipTerbitan;
  var wadah = document.querySelector(".terbitan");
  if (!data || !wadah) return;

  var akar = new URL("../../", document.currentScript.src);
  var semua = new URL("../", akar);
  var nama = wadah.dataset.versi;
  var kini = data.versi.find(function (satu) { return satu.versi === nama; });

  function cari(versi) {
    return data.versi.find(function (satu) { return satu.versi === versi; });
  }

  /* The same page in another version, or the front page if it does not exist there. */
  function pindah(kejadian) {
    var tautan = kejadian.currentTarget;
    var biasa = kejadian.button === 0 && !kejadian.ctrlKey && !kejadian.metaKey &&
      !kejadian.shiftKey && !kejadian.altKey;
    if (!biasa || !/^http/.test(location.protocol) || !location.href.startsWith(akar.href)) return;
    var tujuan = new URL(location.href.slice(akar.href.length), new URL("./", tautan.href)).href;
    kejadian.preventDefault();
    fetch(tujuan, { method: "HEAD" }).then(function (jawaban) {
      location.assign(jawaban.ok ? tujuan : tautan.href);
    }, function () {
      location.assign(tautan.href);
    });
  }

  function tautan(versi, teks) {
    var a = document.createElement("a");
    a.href = new URL(versi + "/index.html", semua).href;
    a.textContent = teks;
    a.addEventListener("click", pindah);
    return a;
  }

  function label(satu) {
    if (satu.status === "draf") return "draf";
    if (satu.versi === data.terbaru) return "final, terbaru";
    return satu.digantikan ? "final, sudah diganti" : "final";
  }

  var daftar = wadah.querySelector(".terbitan__daftar");
  var akhir = daftar.firstElementChild;
  data.versi.forEach(function (satu) {
    var butir = document.createElement("li");
    var a = tautan(satu.versi, satu.judul);
    var rincian = document.createElement("span");
    rincian.className = "terbitan__rincian";
    rincian.textContent = satu.versi + " · " + label(satu);
    if (satu.versi === nama) a.setAttribute("aria-current", "true");
    butir.append(a, rincian);
    daftar.insertBefore(butir, akhir);
  });

  var pilih = wadah.querySelector(".terbitan__pilih");
  pilih.addEventListener("keydown", function (kejadian) {
    if (kejadian.key !== "Escape" || !pilih.open) return;
    pilih.open = false;
    pilih.querySelector("summary").focus();
  });
  document.addEventListener("click", function (kejadian) {
    if (!pilih.contains(kejadian.target)) pilih.open = false;
  });

  var kabar = wadah.querySelector("[data-kabar]");
  var pengganti = kini && kini.digantikan && cari(kini.digantikan);
  var terbaru = data.terbaru !== nama && cari(data.terbaru);
  if (pengganti) {
    kabar.replaceChildren(
      kini.status === "draf" ? "Draf ini sudah diganti oleh " : "Versi ini sudah diganti oleh ",
      tautan(pengganti.versi, "versi " + pengganti.versi),
      pengganti.alasan ? ". Alasan koreksi: " + pengganti.alasan.replace(/\.$/, "") + "." : "."
    );
  } else if (terbaru) {
    kabar.replaceChildren(
      kini && kini.status === "draf" ? "Laporan final terbaru: " : "Laporan terbaru: ",
      tautan(terbaru.versi, terbaru.judul),
      "."
    );
  } else {
    return;
  }
  wadah.classList.toggle("terbitan--diganti", Boolean(pengganti));
  kabar.hidden = false;
})();
