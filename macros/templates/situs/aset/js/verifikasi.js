/* The verification page: is the file that the reader has the one that was published? The file is
   read and hashed in the browser and goes nowhere. Files of other versions, and signed files that
   came later than this page, are known from terbitan.js. Only a file that is equal to a published
   one, bit for bit, is called “Asli”; a scan is not, for nobody can check by program what it shows. */
(function () {
  "use strict";

  var data = window.lkjipTerbitan || { versi: [] };
  var nama = document.querySelector(".terbitan").dataset.versi;
  var kini = data.versi.find(function (satu) { return satu.versi === nama; });
  var formulir = document.querySelector(".periksa-berkas");
  var masukan = formulir.querySelector("input");
  var hasil = document.querySelector(".hasil-periksa");
  var semua = new URL("../../../", document.currentScript.src);
  var unit = formulir.dataset.unit;
  var hitung = window.lkjipSidik;
  var giliran = 0;

  var BATAS = 200e6; // no report is larger, and a browser can still hold it
  var AWAL = 65536; // as in scripts/terbit/manifes.py
  var KEPALA = 1024; // readers look for the mark of a PDF in its first bytes, not only at 0
  var POTONG = 1 << 22;

  /* The first match of a pattern in bytes from `awal` on; its text is far shorter than a piece. */
  function cari(bita, pola, awal) {
    var huruf = new TextDecoder("latin1");
    for (var letak = awal || 0; letak < bita.length; letak += POTONG) {
      var cocok = pola.exec(huruf.decode(bita.subarray(letak, letak + POTONG + 200)));
      if (cocok) return cocok;
    }
    return null;
  }

  /* Every published PDF once, those that terbitan.js tells more of first; this version's own are
     known from the page itself, should terbitan.js be missing. */
  function dikenal() {
    var daftar = [];
    data.versi.forEach(function (satu) {
      satu.pdf.forEach(function (pdf) {
        daftar.push(Object.assign({ sidik: pdf.sha256, versi: satu.versi }, pdf));
      });
    });
    document.querySelectorAll("[data-sidik]").forEach(function (unsur) {
      var ukuran = Number(unsur.dataset.ukuran.replace(/\./g, ""));
      var umum = unsur.dataset.umum !== "tidak";
      daftar.push({ sidik: unsur.textContent.trim(), ukuran: ukuran, versi: nama, umum: umum });
    });
    return daftar;
  }

  /* The version from terbitan.js, or from the page itself. */
  function versi(satu) {
    var ada = data.versi.find(function (v) { return v.versi === satu; });
    if (ada || satu !== nama) return ada || { versi: satu };
    var pdf = document.querySelector(".verifikasi a[href^='unduh/']");
    return { versi: satu, pdf: [{ berkas: pdf.getAttribute("href") }] };
  }

  function angka(n) {
    return n.toLocaleString("id-ID");
  }

  function paragraf(isi, kelas) {
    var p = document.createElement("p");
    if (kelas) p.className = kelas;
    p.append.apply(p, [].concat(isi));
    return p;
  }

  function kode(teks) {
    var unsur = document.createElement("code");
    unsur.textContent = teks;
    return unsur;
  }

  function tautan(versi, halaman, teks) {
    var a = document.createElement("a");
    a.href = new URL(versi + "/" + halaman, semua).href;
    a.textContent = teks;
    return a;
  }

  /* A link to the published PDF of a version. */
  function terbitan(satu) {
    var pdf = satu.pdf && satu.pdf.find(function (p) { return !p.bertanda && p.umum !== false; });
    return pdf ? tautan(satu.versi, pdf.berkas, "PDF versi " + satu.versi + " yang diterbitkan")
      : tautan(satu.versi, "verifikasi.html", "halaman verifikasi versi " + satu.versi);
  }

  /* Show the result: `kelas` for the style, a heading, the facts, what to do. */
  function tampilkan(temuan, sidik) {
    var judul = document.createElement("h3");
    judul.textContent = temuan.judul;
    hasil.className = "hasil-periksa hasil-periksa--" + temuan.kelas;
    hasil.replaceChildren(judul, paragraf(temuan.isi));
    if (temuan.langkah) {
      var ajakan = document.createElement("strong");
      ajakan.textContent = "Yang perlu dilakukan: ";
      hasil.append(paragraf([ajakan].concat(temuan.langkah)));
    }
    if (sidik) hasil.append(paragraf(["SHA-256 berkas Anda: ", kode(sidik)], "keterangan"));
    hasil.hidden = false;
  }

  function pindaian(nama, satu) {
    var isi = [nama + " sama persis dengan pindaian bertanda tangan basah yang disimpan untuk ",
      "versi " + satu.versi + ", ditandatangani menurut penerbitnya oleh " +
      satu.penanda.join("; ") + ". Isi pindaian tidak dapat diperiksa oleh program: gambar " +
      "halamannya dapat berlainan dari laporan tanpa ketahuan. "];
    isi.push(satu.hitungan ? "Pindaian ini " + satu.hitungan + "." :
      "Jumlah halamannya tidak tercatat.");
    return {
      kelas: "perlu", judul: "Pindaian yang tersimpan, isinya tidak dapat diperiksa", isi: isi,
      langkah: ["Bandingkan sendiri isinya, halaman demi halaman, dengan ",
        terbitan(versi(satu.versi)), "."]
    };
  }

  function bertanda(nama, satu) {
    var isi = nama + " sama persis dengan " + milikKami(satu) + ". Penanda tangan: " +
      satu.penanda.join("; ") + ". ";
    if (satu.terbukti) {
      return {
        kelas: "cocok", judul: "Asli dan bertanda tangan",
        isi: [isi + "Sertifikatnya sudah diperiksa ketika berkas ini disimpan."]
      };
    }
    return {
      kelas: "perlu", judul: "Asli, tetapi penanda tangannya belum terbukti",
      isi: [isi + "Ketika berkas ini disimpan, belum terbukti bahwa sertifikatnya benar " +
        "milik orang itu."],
      langkah: ["Tanyakan kepada " + unit + " siapa yang menandatanganinya."]
    };
  }

  /* A published file in words. */
  function milikKami(satu) {
    if (satu.umum === false && !satu.bertanda) {
      return "salinan untuk ditandatangani versi " + satu.versi;
    }
    return (satu.bertanda ? "PDF bertanda tangan" : "PDF") + " versi " + satu.versi + " yang " +
      (satu.umum === false ? "dicatat" : "diterbitkan");
  }

  /* The file is, bit for bit, the published or stored file `satu`. */
  function samaPersis(berkas, satu) {
    var ini = versi(satu.versi);
    var pindai = satu.cara === "pindaian";
    var temuan = pindai ? pindaian(berkas, satu) : satu.bertanda ? bertanda(berkas, satu) : {
      kelas: "cocok", judul: "Asli",
      isi: [berkas + " sama persis dengan " + milikKami(satu) + "."],
      langkah: [satu.umum === false ? "Berkas ini memuat NIP dan disimpan unit; untuk umum pakailah " :
        "Tidak ada. Isinya dapat Anda pakai sebagaimana diterbitkan."]
    };
    if (satu.umum === false && !satu.bertanda) temuan.langkah.push(terbitan(ini), ".");
    var lagi = temuan.judul.indexOf(",") < 0 ? ", tetapi " : " dan ";
    if (ini.digantikan) {
      temuan.judul += lagi + "versinya sudah diganti";
      temuan.langkah = ["Pakailah ",
        tautan(ini.digantikan, "verifikasi.html", "versi " + ini.digantikan),
        " yang menggantikannya."];
    } else if (ini.status === "draf") {
      temuan.judul += lagi + "masih draf";
      temuan.langkah = ["Jangan mengutipnya sebagai laporan: draf belum final dan masih dapat " +
        "berubah."];
    } else if (satu.versi !== nama && !pindai) {
      temuan.judul += lagi + "dari versi lain";
      temuan.langkah = ["Lihat keterangan ",
        tautan(satu.versi, "verifikasi.html", "versi " + satu.versi),
        "; halaman ini untuk versi " + nama + "."];
    } else {
      return temuan;
    }
    temuan.kelas = "perlu";
    return temuan;
  }

  /* The file continues the published file `satu`. */
  function lanjutan(berkas, bita, satu) {
    var lebih = bita.length - satu.ukuran;
    var sebut = milikKami(satu);
    // Every signature contains this word, uncompressed.
    if (!cari(bita, /\/ByteRange/, satu.ukuran)) {
      return berubah([berkas + " diawali " + sebut + ", tetapi di belakangnya ditambahkan " +
        angka(lebih) + " bita yang bukan tanda tangan."], satu.versi);
    }
    return {
      kelas: "perlu", judul: "Diawali PDF terbitan, lanjutannya belum diperiksa",
      isi: [angka(satu.ukuran) + " bita pertama " + berkas + " persis " + sebut +
        ". Di belakangnya ditambahkan " + angka(lebih) + " bita, mungkin tanda tangan " +
        "elektronik. Tambahan seperti itu dapat juga mengubah apa yang tampak, dan halaman ini " +
        "tidak dapat menilainya."],
      langkah: ["Jangan dipercaya sebelum diperiksa. Mintalah " + unit + " memeriksanya, atau, " +
        "dengan salinan repositori laporan, jalankan ",
        kode("python3 scripts/lkjip.py verify BERKAS.pdf"), "."]
    };
  }

  function berubah(isi, dari) {
    return {
      kelas: "beda", judul: "Berubah dari yang diterbitkan", isi: isi,
      langkah: ["Jangan dipakai sebagai bukti. Ambillah ", terbitan(versi(dari)),
        ", atau tanyakan kepada " + unit + "."]
    };
  }

  /* The file is not a published one: check for the same beginning or document code. */
  function asing(berkas, bita, awal, daftar) {
    var mirip = daftar.find(function (satu) { return satu.sidik_awal === awal; });
    if (mirip && bita.length < mirip.ukuran) {
      return {
        kelas: "beda", judul: "Terpotong",
        isi: [berkas + " berawal seperti PDF versi " + mirip.versi + " yang diterbitkan, tetapi " +
          "hanya " + angka(bita.length) + " dari " + angka(mirip.ukuran) + " bita."],
        langkah: ["Unduhannya mungkin terputus. Ambillah lagi ", terbitan(versi(mirip.versi)), "."]
      };
    }
    if (mirip) {
      return berubah([berkas + " berawal seperti PDF versi " + mirip.versi +
        " yang diterbitkan, tetapi isi selanjutnya berlainan."], mirip.versi);
    }
    var cocok = cari(bita, /<dc:identifier>([0-9A-Z]{5}-[0-9A-Z]{5})<\/dc:identifier>/);
    var sini = document.querySelector("[data-kode]").textContent.trim();
    var milik = cocok && (cocok[1] === sini ? { versi: nama } :
      data.versi.find(function (satu) { return satu.kode === cocok[1]; }));
    if (milik) {
      return berubah([berkas + " memuat kode dokumen ", kode(cocok[1]), ", kode versi " +
        milik.versi + ", tetapi isinya tidak sama dengan berkas mana pun yang diterbitkan: " +
        "pernah diubah, disimpan ulang oleh program lain, atau dibuat sendiri dari naskah yang " +
        "sama."], milik.versi);
    }
    if (cari(bita, /\/Encrypt\s*(<<|\d+\s+\d+\s+R)/)) {
      return {
        kelas: "beda", judul: "Dikunci, tidak dapat dikenali",
        isi: [berkas + " dikunci dengan kata sandi atau izin. Penguncian mengubah seluruh isi " +
          "berkas, sehingga tidak dapat dibandingkan dengan yang diterbitkan."],
        langkah: ["Mintalah berkas yang tidak dikunci, atau ambillah ", terbitan(versi(nama)), "."]
      };
    }
    return {
      kelas: "beda", judul: "Tidak dikenal",
      isi: [berkas + " tidak sama dengan berkas mana pun yang diterbitkan di sini, dan tidak " +
        "memuat kode dokumennya: laporan lain, hasil cetak ulang ke PDF, atau pindaian yang " +
        "tidak disimpan oleh penerbit."],
      langkah: ["Ambillah ", terbitan(versi(nama)), ", atau tanyakan kepada " + unit +
        " dari mana berkas itu."]
    };
  }

  /* The longest published file with which the bytes begin, if any. */
  function awalan(bita, daftar) {
    var mungkin = daftar.filter(function (satu) { return satu.ukuran && satu.ukuran < bita.length; })
      .sort(function (a, b) { return b.ukuran - a.ukuran; });
    return mungkin.reduce(function (janji, satu) {
      return janji.then(function (sudah) {
        return sudah || hitung(bita.subarray(0, satu.ukuran)).then(function (sidik) {
          return sidik === satu.sidik ? satu : null;
        });
      });
    }, Promise.resolve(null));
  }

  function simpulkan(berkas, bita, sidik) {
    var daftar = dikenal();
    var cocok = daftar.filter(function (satu) { return satu.sidik === sidik; });
    var sama = cocok.find(function (satu) { return satu.versi === nama; }) || cocok[0];
    if (sama) return samaPersis(berkas, sama);
    return awalan(bita, daftar).then(function (satu) {
      if (satu) return lanjutan(berkas, bita, satu);
      return hitung(bita.subarray(0, AWAL)).then(function (awal) {
        return asing(berkas, bita, bita.length < AWAL ? "" : awal, daftar);
      });
    });
  }

  /* The result for a file that need not be read, if that is possible. */
  function sebelumDibaca(berkas, nama) {
    if (!berkas.size) {
      return {
        kelas: "beda", judul: "Berkas kosong", isi: [nama + " tidak berisi apa pun (0 bita)."],
        langkah: ["Unduh atau mintalah berkasnya sekali lagi."]
      };
    }
    var terbesar = Math.max.apply(null, dikenal().map(function (satu) { return satu.ukuran || 0; }));
    if (berkas.size > Math.max(BATAS, terbesar)) {
      return {
        kelas: "beda", judul: "Berkas terlalu besar",
        isi: [nama + " berukuran " + angka(Math.round(berkas.size / 1e6)) + " MB, lebih besar " +
          "daripada setiap berkas yang diterbitkan di sini; karena itu tidak sama dengan salah " +
          "satunya. Isinya tidak dibaca."],
        langkah: ["Pastikan berkasnya benar, atau tanyakan kepada " + unit + "."]
      };
    }
    return null;
  }

  function periksa(berkas) {
    if (!berkas) return;
    var ini = giliran += 1;
    var sebutan = "“" + berkas.name + "”";

    function selesai(temuan, sidik) {
      if (ini === giliran) tampilkan(temuan, sidik);
    }

    var segera = sebelumDibaca(berkas, sebutan);
    if (segera) return selesai(segera);
    selesai({ kelas: "sedang", judul: "Memeriksa …", isi: [berkas.name] });
    berkas.slice(0, KEPALA).arrayBuffer().then(function (kepala) {
      // A Word document is such an archive too; a PDF in it can lie there with its bytes as they are.
      if (/^PK\x03\x04/.test(new TextDecoder("latin1").decode(kepala.slice(0, 4)))) {
        return selesai({
          kelas: "beda", judul: "Bukan PDF",
          isi: [sebutan + " adalah arsip (ZIP) atau dokumen Office, bukan berkas PDF."],
          langkah: ["Keluarkan dahulu PDF dari arsipnya, lalu pilih PDF itu. Dokumen Office tidak " +
            "dapat diperiksa di sini."]
        });
      }
      if (!cari(new Uint8Array(kepala), /%PDF-/)) {
        return selesai({
          kelas: "beda", judul: "Bukan PDF", isi: [sebutan + " bukan berkas PDF."],
          langkah: ["Pilihlah berkas PDF yang Anda terima. Foto, tangkapan layar, dan dokumen " +
            "Word tidak dapat diperiksa di sini."]
        });
      }
      return berkas.arrayBuffer().then(function (isi) {
        var bita = new Uint8Array(isi);
        return hitung(bita).then(function (sidik) {
          return Promise.resolve(simpulkan(sebutan, bita, sidik)).then(function (temuan) {
            selesai(temuan, sidik);
          });
        });
      });
    }).catch(function () {
      selesai({
        kelas: "beda", judul: "Berkas tidak dapat dibaca",
        isi: ["Peramban tidak dapat membaca " + sebutan + "."],
        langkah: ["Pilihlah berkasnya sekali lagi; sebuah folder tidak dapat diperiksa."]
      });
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
      var a = pdf.umum === false ? pdf.berkas + ", disimpan unit" :
        tautan(nama, pdf.berkas, pdf.berkas.split("/").pop());
      penanda.append(document.createElement("br"), a);
      if (pdf.cara === "pindaian") {
        penanda.append(" (pindaian; isinya tidak dapat diperiksa oleh program" +
          (pdf.hitungan ? "; " + pdf.hitungan : "") + ")");
      }
    });
  }
})();
