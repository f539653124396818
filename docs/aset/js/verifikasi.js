/* The verification page: is the file that the reader has the one that was published? The file is
   read and hashed in the browser and goes nowhere. Files of other versions, and signed files that
   came later than this page, are known from terbitan.js. */
(function () {
  "use strict";

  var data = window.lkjipTerbitan || { versi: [] };
  var nama = document.querySelector(".terbitan").dataset.versi;
  var kini = data.versi.find(function (satu) { return satu.versi === nama; });
  var formulir = document.querySelector(".periksa-berkas");
  var masukan = formulir.querySelector("input");
  var hasil = document.querySelector(".hasil-periksa");
  var semua = new URL("../../../", document.currentScript.src);

  /* SHA-256 (FIPS 180-4) for pages that browsers do not let near WebCrypto: plain http and files. */
  var K = new Uint32Array(64);
  var AWAL = new Uint32Array(8);

  function pecahan(akar) {
    return (akar - Math.floor(akar)) * 4294967296;
  }

  for (var n = 2, banyak = 0; banyak < 64; n += 1) {
    var prima = true;
    for (var f = 2; f * f <= n; f += 1) if (n % f === 0) prima = false;
    if (!prima) continue;
    if (banyak < 8) AWAL[banyak] = pecahan(Math.sqrt(n));
    K[banyak] = pecahan(Math.cbrt(n));
    banyak += 1;
  }

  function putar(x, n) {
    return (x >>> n) | (x << (32 - n));
  }

  function sha256(bita) {
    var panjang = bita.length;
    var isi = new Uint8Array(((panjang + 72) >> 6) << 6);
    isi.set(bita);
    isi[panjang] = 128;
    var lihat = new DataView(isi.buffer);
    lihat.setUint32(isi.length - 8, Math.floor(panjang / 536870912));
    lihat.setUint32(isi.length - 4, panjang << 3);
    var h = AWAL.slice();
    var w = new Uint32Array(64);
    for (var letak = 0; letak < isi.length; letak += 64) {
      var i;
      for (i = 0; i < 16; i += 1) w[i] = lihat.getUint32(letak + 4 * i);
      for (; i < 64; i += 1) {
        var x = w[i - 15];
        var y = w[i - 2];
        w[i] = w[i - 16] + (putar(x, 7) ^ putar(x, 18) ^ (x >>> 3)) +
          w[i - 7] + (putar(y, 17) ^ putar(y, 19) ^ (y >>> 10));
      }
      var s = h.slice();
      for (i = 0; i < 64; i += 1) {
        var e = s[4];
        var a = s[0];
        var satu = s[7] + (putar(e, 6) ^ putar(e, 11) ^ putar(e, 25)) +
          ((e & s[5]) ^ (~e & s[6])) + K[i] + w[i];
        var dua = (putar(a, 2) ^ putar(a, 13) ^ putar(a, 22)) +
          ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
        s.copyWithin(1, 0, 7);
        s[4] += satu;
        s[0] = satu + dua;
      }
      for (i = 0; i < 8; i += 1) h[i] += s[i];
    }
    return Array.from(h, function (kata) { return kata.toString(16).padStart(8, "0"); }).join("");
  }

  function hitung(isi) {
    if (!window.crypto || !crypto.subtle) return Promise.resolve(sha256(new Uint8Array(isi)));
    return crypto.subtle.digest("SHA-256", isi).then(function (sidik) {
      return Array.from(new Uint8Array(sidik), function (bita) {
        return bita.toString(16).padStart(2, "0");
      }).join("");
    });
  }

  /* Every published PDF: { sidik, berkas, versi }, this version's own from the page itself. */
  function dikenal() {
    var daftar = Array.from(document.querySelectorAll("[data-sidik]"), function (unsur) {
      return { sidik: unsur.textContent.trim(), versi: nama, bertanda: false };
    });
    data.versi.forEach(function (satu) {
      satu.pdf.forEach(function (pdf) {
        daftar.push({ sidik: pdf.sha256, versi: satu.versi, bertanda: Boolean(pdf.bertanda) });
      });
    });
    return daftar;
  }

  function paragraf(teks, kelas) {
    var p = document.createElement("p");
    if (kelas) p.className = kelas;
    p.append.apply(p, [].concat(teks));
    return p;
  }

  function tautan(versi, halaman, teks) {
    var a = document.createElement("a");
    a.href = new URL(versi + "/" + halaman, semua).href;
    a.textContent = teks;
    return a;
  }

  function tampilkan(kelas, judul, isi, sidik) {
    var kepala = document.createElement("strong");
    kepala.textContent = judul;
    hasil.className = "hasil-periksa hasil-periksa--" + kelas;
    hasil.replaceChildren(paragraf(kepala), paragraf(isi));
    if (sidik) {
      var kode = document.createElement("code");
      kode.textContent = sidik;
      hasil.append(paragraf(["SHA-256 berkas Anda: ", kode], "keterangan"));
    }
    hasil.hidden = false;
  }

  function simpulkan(berkas, sidik) {
    var cocok = dikenal().filter(function (satu) { return satu.sidik === sidik; });
    var sini = cocok.find(function (satu) { return satu.versi === nama; });
    var lain = cocok[0];
    if (sini) {
      var isi = ["“" + berkas.name + "” sama persis dengan PDF " +
        (sini.bertanda ? "bertanda tangan " : "") + "versi " + nama + " yang diterbitkan."];
      if (kini && kini.digantikan) {
        isi.push(" Namun versi ini sudah diganti oleh ",
          tautan(kini.digantikan, "verifikasi.html", "versi " + kini.digantikan), ".");
      } else if (kini && kini.status === "draf") {
        isi.push(" Versi ini masih draf, bukan laporan final.");
      }
      tampilkan("cocok", "Asli", isi, sidik);
    } else if (lain) {
      tampilkan("lain", "Asli, tetapi dari versi lain", ["“" + berkas.name +
        "” sama persis dengan PDF ", tautan(lain.versi, "verifikasi.html", "versi " + lain.versi),
        ", bukan versi " + nama + "."], sidik);
    } else {
      tampilkan("beda", "Tidak cocok", ["“" + berkas.name + "” bukan PDF yang diterbitkan: " +
        "berkas lain, atau isinya pernah diubah, disimpan ulang, atau dipindai."], sidik);
    }
  }

  function periksa(berkas) {
    if (!berkas) return;
    tampilkan("sedang", "Memeriksa …", [berkas.name]);
    berkas.arrayBuffer().then(hitung).then(function (sidik) {
      simpulkan(berkas, sidik);
    }, function () {
      tampilkan("beda", "Berkas tidak dapat dibaca", ["Pilihlah berkasnya sekali lagi."]);
    });
  }

  masukan.addEventListener("change", function () { periksa(masukan.files[0]); });
  ["dragenter", "dragover"].forEach(function (jenis) {
    formulir.addEventListener(jenis, function (kejadian) {
      kejadian.preventDefault();
      formulir.classList.add("periksa-berkas--seret");
    });
  });
  ["dragleave", "drop"].forEach(function (jenis) {
    formulir.addEventListener(jenis, function () {
      formulir.classList.remove("periksa-berkas--seret");
    });
  });
  formulir.addEventListener("drop", function (kejadian) {
    kejadian.preventDefault();
    periksa(kejadian.dataTransfer.files[0]);
  });
  formulir.addEventListener("submit", function (kejadian) { kejadian.preventDefault(); });
  formulir.hidden = false;

  if (kini) {
    var status = document.querySelector("[data-isi=status]");
    if (kini.digantikan) status.textContent += ", sudah diganti oleh versi " + kini.digantikan;
    else if (kini.penanda.length) status.textContent += ", ditandatangani";
    var penanda = document.querySelector("[data-isi=penanda]");
    penanda.textContent = kini.penanda.length ? kini.penanda.map(function (satu) {
      return [satu.nama, satu.jabatan, satu.cara].filter(Boolean).join(", ");
    }).join("; ") : "Belum ada berkas bertanda tangan yang diterbitkan.";
    kini.pdf.filter(function (pdf) { return pdf.bertanda; }).forEach(function (pdf) {
      var a = tautan(nama, pdf.berkas, pdf.berkas.split("/").pop());
      penanda.append(document.createElement("br"), a);
    });
  }
})();
