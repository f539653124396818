/* The site's search. It is fetched when somebody begins to search (situs.js), and with it what the
   pages say (search/search_index.js, made by macros/halaman/pencarian.py): a script, since a page
   that was opened from a file may fetch nothing. Three parts: words, the ranking, and what the
   reader sees. `window.lkjipPencarian` is the ranking alone. */
(function () {
  "use strict";

  var AKAR = new URL("../../", document.currentScript.src);

  /* ---- Words ---------------------------------------------------------------------------------- */

  // Numbers with their points and commas are one word; "Rp" before one is a word of its own.
  var KATA = /rp(?=\.?\s?\d)|\d+(?:[.,]\d+)+(?![\p{L}\p{N}])|[\p{L}\p{M}\p{N}]+/giu;
  // Words of every page, and question words.
  var UMUM = new Set(("yang dan di ke dari untuk pada dengan dalam oleh atau ini itu adalah ialah yaitu " +
    "sebagai agar akan juga telah sudah para suatu sebuah apa apakah siapa siapakah berapa berapakah " +
    "mana saja ada adakah nama namanya tentang soal mengenai terkait itu dong sih ya kah rp persen " +
    "the of saya kami cari lihat tolong punya milik bagi antara secara serta " +
    "kenapa mengapa bagaimana gimana kapan dimana kemana banyak dapat bisa boleh harus jadi hal antar yg setelah ketika saat sedang masih lagi paling sangat")
    .split(" "));
  var BESARAN = { ribu: 1e3, juta: 1e6, jt: 1e6, miliar: 1e9, milyar: 1e9, m: 1e9, triliun: 1e12 };
  var ANGKA = /^\d+(?:[.,]\d+)*$/;
  var SUKU = /[aiueo]/g;

  /* A word as it is compared: small letters without marks; a number without points between its
     thousands and without empty decimals. */
  function baku(kata) {
    var t = kata.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
    if (!ANGKA.test(t)) return t;
    if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(t)) t = t.replace(/\./g, "");
    else if (/^\d{1,3}(,\d{3}){2,}(\.\d+)?$/.test(t)) t = t.replace(/,/g, "").replace(".", ",");
    return t.replace(/,0+$/, "");
  }

  function pecah(teks) {
    return (teks.match(KATA) || []).map(baku);
  }

  var AWALAN = [
    [/^(?:meny|peny)(?=[aiueo])/, ["s"]],
    [/^(?:meng|peng)(?=[aiueo])/, ["", "k"]],
    [/^(?:meng|peng)(?=[ghkq])/, [""]],
    [/^(?:mem|pem)(?=[aiueo])/, ["p", "m"]],
    [/^(?:mem|pem)(?=[bfpv])/, [""]],
    [/^(?:men|pen)(?=[aiueo])/, ["t", "n"]],
    [/^(?:men|pen)(?=[cdjstz])/, [""]],
    [/^(?:me|pe)(?=[lmnrwy])/, [""]],
    [/^(?:ber|per|ter)/, [""]],
    [/^(?:be|pe)(?=[^r])/, [""]],
    [/^(?:di|ke|se)/, [""]]
  ];
  var AKHIRAN = /(?:nya|lah|kah|pun|kan|an|i)$/;

  /* Every form that is left when Indonesian affixes are taken off a word, itself among them. Two
     words are of one family when they share a form of which something was taken in both, or which
     is one of them. */
  function bentuk(kata) {
    var semua = new Set([kata]);
    function layak(t) {
      return t.length > 3 && (t.match(SUKU) || []).length > 1;
    }
    function lucuti(t, awalan, akhiran) {
      if (awalan) {
        AWALAN.forEach(function (a) {
          if (!a[0].test(t)) return;
          a[1].forEach(function (ganti) {
            var sisa = t.replace(a[0], ganti);
            if (!layak(sisa)) return;
            semua.add(sisa);
            lucuti(sisa, awalan - 1, akhiran);
          });
        });
      }
      if (akhiran) {
        var sisa = t.replace(AKHIRAN, "");
        // "-i" and "-an" may belong to the word: the shorter suffix is tried beside the longer one.
        [sisa, /kan$/.test(t) ? t.slice(0, -2) : sisa].forEach(function (s) {
          if (s === t || !layak(s)) return;
          semua.add(s);
          lucuti(s, awalan, akhiran - 1);
        });
      }
    }
    if (!/\d/.test(kata)) lucuti(kata, 2, 2);
    return semua;
  }

  /* Edits between two words (letters changed, left out, put in, exchanged), or more than `batas`. */
  function jarak(a, b, batas) {
    if (Math.abs(a.length - b.length) > batas) return batas + 1;
    var dua = [], satu = [], kini = [], i, j;
    for (j = 0; j <= b.length; j++) satu[j] = j;
    for (i = 1; i <= a.length; i++) {
      kini = [i];
      for (j = 1; j <= b.length; j++) {
        var sama = a[i - 1] === b[j - 1];
        kini[j] = Math.min(satu[j] + 1, kini[j - 1] + 1, satu[j - 1] + (sama ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          kini[j] = Math.min(kini[j], dua[j - 2] + 1);
        }
      }
      dua = satu;
      satu = kini;
    }
    return satu[b.length];
  }

  /* ---- Ranking -------------------------------------------------------------------------------- */

  var BOBOT = { isi: 1, indikator: 1.15, awal: .9, pejabat: 1.6, kontak: 1, lampiran: .5, istilah: .5, data: .2 };
  var JUDUL = 5, HALAMAN = 1.5, JENUH = 1.2, PANJANG = .6, SAMAR = .4, LATAR = .3;
  var LUAS = .4, RAPAT = .8, JENDELA = 25;

  /* The largest number of searched words within a few lines or in the heading. */
  function berdekatan(bagian, letak) {
    function terbanyak(kata, lebar) {
      var akhir = [], paling = 0;
      kata.forEach(function (k, tempat) {
        if (!letak.has(k)) return;
        akhir[letak.get(k)] = tempat;
        paling = Math.max(paling, akhir.filter(function (t) { return tempat - t < lebar; }).length);
      });
      return paling;
    }
    return Math.max(1, terbanyak(bagian.kepala, Infinity), terbanyak(bagian.kata, JENDELA));
  }

  function Pencarian(data) {
    this.data = data;
    this.bagian = data.bagian.map(function (b) {
      return { halaman: b[0], jangkar: b[1], judul: b[2], teks: b[3], jenis: data.halaman[b[0]][2] };
    }).concat(data.fakta.map(function (f) {
      return { halaman: f[1], jangkar: f[2], judul: f[3], teks: f[4], jenis: f[0], fakta: true };
    }));
    this.kamus = new Map();  // word → [part, weight, part, weight, …]
    var kamus = this.kamus, jumlah = 0, isi = this.bagian.map(function (b) {
      var kata = pecah(b.teks);
      jumlah += kata.length;
      return kata;
    });
    var rata = jumlah / isi.length || 1;
    this.bagian.forEach(function (b, n) {
      var kali = new Map(), h = data.halaman[b.halaman];
      function tambah(kata, bobot) {
        kata.forEach(function (k) { kali.set(k, (kali.get(k) || 0) + bobot); });
      }
      b.kata = isi[n];
      b.kepala = pecah((b.jenis === "indikator" ? "indikator " : "") + b.judul);
      tambah(b.kata, 1 / (1 - PANJANG + PANJANG * b.kata.length / rata));
      tambah(b.kepala, JUDUL / Math.max(1, b.kepala.length / 12));
      tambah(new Set(pecah(h[1] + " " + h[3])), b.jangkar && !b.fakta ? HALAMAN : JUDUL);
      kali.forEach(function (bobot, k) {
        var daftar = kamus.get(k);
        if (!daftar) kamus.set(k, daftar = []);
        daftar.push(n, bobot);
      });
    });
    this.keluarga = null;
    this.unit = new Set(pecah(data.unit || ""));
    this.padanan = susunPadanan(data.padanan);
    this.dikenal = new Set();  // words that are no mistakes of typing
    this.padanan.forEach(function (semua) {
      semua.forEach(function (p) { p[0].forEach(this.dikenal.add, this.dikenal); }, this);
    }, this);
    this.padananKeluarga = new Map();  // form of a single word → what it is known by besides
    this.padanan.forEach(function (semua, k) {
      var sendiri = semua.filter(function (p) { return p[0].length === 1; });
      if (sendiri.length && k.length > 3) {
        bentuk(k).forEach(function (b) {
          this.padananKeluarga.set(b, (this.padananKeluarga.get(b) || []).concat(sendiri));
        }, this);
      }
    }, this);
  }

  /* Words that mean the same: first word → [[all words, others], …], the longest first. */
  function susunPadanan(baris) {
    var hasil = new Map();
    function catat(dari, ke) {
      var kata = pecah(dari);
      if (!kata.length) return;
      var daftar = hasil.get(kata[0]) || [];
      hasil.set(kata[0], daftar);
      var lama = daftar.find(function (d) { return d[0].join() === kata.join(); });
      if (!lama) daftar.push(lama = [kata, []]);
      ke.forEach(function (k) { lama[1].push(pecah(k)); });
      daftar.sort(function (a, b) { return b[0].length - a[0].length; });
    }
    baris.forEach(function (b) {
      var lain = b[1].split(";").filter(function (k) { return k.trim(); });
      var semua = [b[0]].concat(lain);
      (b[2] === "ya" ? [b[0]] : semua).forEach(function (k) {
        catat(k, semua.filter(function (l) { return l !== k; }));
      });
    });
    return hasil;
  }

  /* Add a match of a part with a word. */
  function gabung(skor, bagian, nilai) {
    var ada = skor.get(bagian);
    skor.set(bagian, ada
      ? [Math.max(ada[0], nilai[0]) + .1 * Math.min(ada[0], nilai[0]), ada[1].concat(nilai[1])]
      : [nilai[0], nilai[1]]);
  }

  Pencarian.prototype = {
    /* Words of the pages with the same stem as a word. */
    sekeluarga: function (kata) {
      var peta = this.keluarga;
      if (!peta) {
        peta = this.keluarga = new Map();
        this.kamus.forEach(function (_, k) {
          if (/\d/.test(k)) return;
          bentuk(k).forEach(function (b) {
            var daftar = peta.get(b);
            if (daftar) daftar.push(k);
            else peta.set(b, [k]);
          });
        });
      }
      var hasil = new Set();
      bentuk(kata).forEach(function (b) {
        (peta.get(b) || []).forEach(function (k) { hasil.add(k); });
      });
      return hasil;
    },

    /* The word itself and, with less weight, words with the same stem. */
    sebutan: function (kata) {
      if (this.padanan.has(kata) || kata.length < 4) return [this.padanan.get(kata) || [], .8];
      var hasil = new Map(), ini = this;
      bentuk(kata).forEach(function (b) {
        (ini.padananKeluarga.get(b) || []).forEach(function (p) { hasil.set(p[0][0], [[kata], p[1]]); });
      });
      return [Array.from(hasil.values()), .6];
    },

    /* Numbers of the pages that are equal after rounding or truncating one of the two. */
    bilangan: function (teks, kali) {
      var hasil = new Map(), pecahan = (teks.split(",")[1] || "").length;
      var nilai = parseFloat(teks.replace(",", ".")) * kali;
      var teliti = pecahan || kali > 1 ? kali * Math.pow(10, -pecahan) : 0;
      this.kamus.forEach(function (_, k) {
        if (!ANGKA.test(k) || k.indexOf(".") > 0) return;
        var lain = parseFloat(k.replace(",", ".")), koma = (k.split(",")[1] || "").length;
        var beda = Math.abs(lain - nilai);
        if (beda < 1e-9) hasil.set(k, 1);
        else if (koma > pecahan && beda < teliti) hasil.set(k, .7);
        else if (kali > 1 && beda < teliti) hasil.set(k, .7);
        else if (koma > 1 && pecahan > koma && beda < Math.pow(10, -koma)) hasil.set(k, .5);
      });
      return hasil;
    },

    /* The words of the pages that match one word of the question, with weights. */
    arti: function (kata, terakhir, kali) {
      var hasil = new Map(), ini = this;
      function tambah(k, bobot) {
        if (ini.kamus.has(k) && !(hasil.get(k) >= bobot)) hasil.set(k, bobot);
      }
      if (ANGKA.test(kata)) {
        if (kali === 1 || /,/.test(kata)) tambah(kata, 1);
        if (/^\d+\.\d+$/.test(kata) && !hasil.size) kata = kata.replace(".", ",");
        if (/^\d+(,\d+)?$/.test(kata) && (kata.length > 3 || kali > 1)) {
          this.bilangan(kata, kali).forEach(function (bobot, k) { tambah(k, bobot); });
        }
        if (/^\d{5,}/.test(kata) && !hasil.size) {
          this.kamus.forEach(function (_, k) { if (k.startsWith(kata)) tambah(k, .6); });
        }
        return hasil;
      }
      tambah(kata, 1);
      // Words with the same stem may differ in meaning: they count less if the exact word exists.
      var dekat = hasil.size ? .55 : .75;
      if (kata.length > 3) this.sekeluarga(kata).forEach(function (k) { tambah(k, dekat); });
      if (kata.length > 3 || (terakhir && kata.length > 1)) {
        this.kamus.forEach(function (_, k) {
          if (k.length > kata.length && k.startsWith(kata)) {
            tambah(k, (terakhir ? .7 : .5) * kata.length / k.length);
          }
        });
      }
      return hasil;
    },

    /* Two words of the pages that were typed as one. */
    terpisah: function (kata) {
      for (var n = 2; n < kata.length - 2; n++) {
        var dua = [kata.slice(0, n), kata.slice(n)];
        if (this.kamus.has(dua[0]) && this.kamus.has(dua[1]) && this.nilaiPadanan(dua, 1).size) return dua;
      }
      return null;
    },

    /* The nearest words of the pages to one that no page has. */
    mirip: function (kata) {
      var batas = kata.length < 4 ? 0 : kata.length < 6 ? 1 : 2, dekat = [], ini = this;
      if (!batas || /\d/.test(kata)) return dekat;
      function ukur(_, k) {
        if (/\d/.test(k)) return;
        var beda = jarak(kata, k, batas);
        if (beda > batas || (beda > 1 && k[0] !== kata[0])) return;
        if (beda < batas) dekat = [];
        batas = beda;
        if (dekat.indexOf(k) < 0) dekat.push(k);
      }
      this.kamus.forEach(ukur);
      this.padanan.forEach(ukur);
      function sering(k) { return (ini.kamus.get(k) || []).length; }
      return dekat.sort(function (a, b) { return sering(b) - sering(a); }).slice(0, 3);
    },

    /* The scores that a set of words with weights gives: part → [score, words found]. */
    nilai: function (arti, bobot) {
      var kali = new Map(), ini = this;
      arti.forEach(function (b, k) {
        var daftar = ini.kamus.get(k);
        for (var i = 0; i < daftar.length; i += 2) {
          var lama = kali.get(daftar[i]) || [0, []];
          lama[0] += b * daftar[i + 1];
          lama[1].push(k);
          kali.set(daftar[i], lama);
        }
      });
      return this.timbang(kali, bobot);
    },

    /* A score for the frequency of a word in a part, higher for words in few parts. */
    timbang: function (kali, bobot) {
      var langka = Math.log(1 + (this.bagian.length - kali.size + .5) / (kali.size + .5));
      kali.forEach(function (isi) {
        isi[0] = bobot * langka * isi[0] * (JENUH + 1) / (isi[0] + JENUH);
      });
      return kali;
    },

    /* The same for synonyms; those of several words match if the words are adjacent. */
    nilaiPadanan: function (kata, bobot) {
      if (kata.length === 1) {
        return this.nilai(this.arti(kata[0], false, 1), this.kamus.has(kata[0]) ? bobot : bobot * SAMAR);
      }
      var ini = this, frasa = " " + kata.join(" ") + " ", ada = new Map();
      var daftar = this.kamus.get(kata[0]) || [];
      for (var i = 0; i < daftar.length; i += 2) {
        var b = ini.bagian[daftar[i]];
        if ((" " + b.kepala.join(" ") + " | " + b.kata.join(" ") + " ").indexOf(frasa) >= 0) {
          ada.set(daftar[i], [daftar[i + 1], kata]);
        }
      }
      // Nowhere adjacent: a part with all of the words may express it differently.
      if (!ada.size) {
        bobot *= SAMAR;
        kata.forEach(function (k, n) {
          var kini = new Map(), semua = ini.kamus.get(k) || [];
          for (var i = 0; i < semua.length; i += 2) {
            if (n && !ada.has(semua[i])) continue;
            kini.set(semua[i], [n ? Math.min(ada.get(semua[i])[0], semua[i + 1]) : semua[i + 1], kata]);
          }
          ada = kini;
        });
      }
      return this.timbang(ada, bobot);
    },

    /* The matches of each word, and the words searched in place of mistyped ones. */
    urai: function (tanya) {
      var kata = pecah(tanya), isi = kata.filter(function (k) { return !UMUM.has(k); }), ini = this;
      var soal = { istilah: [], latar: [], tambahan: [], ganti: [], siapa: /^siapa|\bnama/i.test(tanya.trim()) };
      soal.kata = isi = isi.length ? isi : kata;
      // A repeated word ("rata-rata") counts once; the phrase keeps both.
      soal.frasa = " " + isi.join(" ") + " ";
      isi = soal.kata = isi.filter(function (k, n) { return isi.indexOf(k) === n || /\d/.test(k); });
      for (var i = 0; i < isi.length; i++) {
        var kali = ANGKA.test(isi[i]) && BESARAN[isi[i + 1]] || 1;
        if (kali > 1) isi.splice(i + 1, 1);
        // If synonyms match, similar words count less.
        var samar = this.padanan.has(isi[i]) && !this.kamus.has(isi[i]);
        soal.latar.push(this.unit.has(isi[i]));
        soal.istilah.push(this.nilai(this.maksud(isi, i, kali, soal.ganti), samar ? SAMAR : 1));
      }
      isi.forEach(function (k, n) {
        var sebutan = ini.sebutan(k);
        sebutan[0].forEach(function (p) {
          if (p[0].join() !== isi.slice(n, n + p[0].length).join()) return;
          p[1].forEach(function (lain) {
            ini.nilaiPadanan(lain, sebutan[1]).forEach(function (nilai, b) {
              soal.istilah.slice(n, n + p[0].length).forEach(function (satu) { gabung(satu, b, nilai); });
            });
          });
        });
      });
      // The unit's own name has little weight beside other words, and full weight alone.
      if (soal.latar.indexOf(false) < 0) soal.latar = [];
      if (isi !== kata) {
        kata.filter(function (k) { return UMUM.has(k); }).forEach(function (k) {
          (ini.padanan.get(k) || []).forEach(function (p) {
            if (p[0].length > 1) return;
            p[1].forEach(function (lain) { soal.tambahan.push(ini.nilaiPadanan(lain, .35)); });
          });
        });
      }
      return soal;
    },

    /* The matches of one word; if no page has it, those of the nearest words. */
    maksud: function (isi, n, kali, ganti) {
      var ini = this, terakhir = n === isi.length - 1, arti = this.arti(isi[n], terakhir, kali);
      if (arti.size || this.dikenal.has(isi[n])) return arti;
      var pisah = this.terpisah(isi[n]);
      if (pisah) {
        isi.splice(n, 1, pisah[0], pisah[1]);
        return this.arti(pisah[0], false, 1);
      }
      var dekat = this.mirip(isi[n]);
      if (!dekat.length) return arti;
      ganti.push([isi[n], dekat[0]]);
      isi[n] = dekat[0];
      dekat.forEach(function (k, urut) {
        ini.arti(k, false, 1).forEach(function (bobot, l) {
          bobot *= urut ? .6 : .9;
          if (!(arti.get(l) >= bobot)) arti.set(l, bobot);
        });
      });
      return arti;
    },

    /* The pages that answer a question, the best first, each with its parts. */
    cari: function (tanya) {
      var soal = this.urai(tanya), ini = this, kena = new Map(), semuanya = soal.istilah.length;
      var penuh = semuanya - soal.latar.filter(Boolean).length;
      soal.istilah.concat(soal.tambahan).forEach(function (satu, n) {
        satu.forEach(function (isi, b) {
          var lama = kena.get(b) || { skor: 0, ada: 0, judul: 0, kata: new Set(), letak: new Map() };
          var kepala = ini.bagian[b].kepala;
          lama.skor += soal.latar[n] ? LATAR * isi[0] : isi[0];
          if (n < semuanya && !soal.latar[n]) {
            lama.ada += 1;
            isi[1].forEach(function (k) { lama.letak.set(k, n); });
            lama.judul += isi[1].some(function (k) { return kepala.indexOf(k) >= 0; }) ? 1 : 0;
          }
          isi[1].forEach(function (k) { lama.kata.add(k); });
          kena.set(b, lama);
        });
      });
      var frasa = soal.ganti.length ? " " + soal.kata.join(" ") + " " : soal.frasa, halaman = new Map();
      kena.forEach(function (isi, n) {
        if (!isi.ada) return;
        var b = ini.bagian[n], cakup = isi.ada / penuh, rapat = berdekatan(b, isi.letak) / penuh;
        var skor = isi.skor * Math.pow(cakup, LUAS) * Math.pow(rapat, RAPAT) * (BOBOT[b.jenis] || 1);
        if (b.jenis === "pejabat") skor *= soal.siapa ? 2 : isi.judul > penuh / 2 ? 1 : .5;
        if (isi.judul === penuh) skor *= penuh > 1 ? 1.6 : 1.25;
        var kepala = " " + b.kepala.join(" ") + " ";
        if (kepala.indexOf(frasa) >= 0) skor *= kepala.indexOf(frasa) === 0 ? 1.9 : 1.5;
        else if (soal.kata.length > 1 && (" " + b.kata.join(" ") + " ").indexOf(frasa) >= 0) skor *= 1.35;
        var kunci = b.fakta ? "fakta " + n : b.halaman;
        var hasil = { bagian: b, skor: skor, kata: isi.kata };
        var daftar = halaman.get(kunci);
        if (daftar) daftar.push(hasil);
        else halaman.set(kunci, [hasil]);
      });
      var urut = function (a, b) { return b.skor - a.skor; };
      var semua = Array.from(halaman.values(), function (daftar) { return daftar.sort(urut); });
      semua.sort(function (a, b) { return b[0].skor - a[0].skor; });
      return { hasil: semua, ganti: soal.ganti };
    }
  };

  /* ---- What the reader sees ------------------------------------------------------------------- */

  var TAMPIL = 12, KUTIPAN = 230;
  var JENIS = { lampiran: "Lampiran", data: "Data", indikator: "Indikator", pejabat: "Pejabat" };
  var TIDAK_ADA = "Coba kata lain atau lebih sedikit kata, tulis singkatan dengan kepanjangannya, " +
    "atau cari kode indikator, nomor tabel, atau angkanya.";

  function unsur(nama, kelas, teks) {
    var u = document.createElement(nama);
    if (kelas) u.className = kelas;
    if (teks) u.textContent = teks;
    return u;
  }

  /* Text with some words marked. */
  function tandai(wadah, teks, kata) {
    var akhir = 0;
    teks.replace(KATA, function (k, letak) {
      if (!kata.has(baku(k))) return k;
      wadah.append(teks.slice(akhir, letak), unsur("mark", "", k));
      akhir = letak + k.length;
      return k;
    });
    wadah.append(teks.slice(akhir));
  }

  /* The part of a text where most of the words stand together. */
  function kutip(teks, kata) {
    var letak = [];
    teks.replace(KATA, function (k, di) {
      if (kata.has(baku(k))) letak.push([di, baku(k)]);
      return k;
    });
    var awal = 0, banyak = 0;
    letak.forEach(function (satu, n) {
      var ada = new Set();
      for (var i = n; i < letak.length && letak[i][0] < satu[0] + KUTIPAN - 60; i++) ada.add(letak[i][1]);
      if (ada.size > banyak) {
        banyak = ada.size;
        awal = satu[0];
      }
    });
    var dari = awal < 60 ? 0 : teks.lastIndexOf(" ", awal - 40) + 1;
    var sampai = dari + KUTIPAN >= teks.length ? teks.length : teks.lastIndexOf(" ", dari + KUTIPAN);
    if (sampai <= dari) sampai = dari + KUTIPAN;
    return (dari ? "… " : "") + teks.slice(dari, sampai) + (sampai < teks.length ? " …" : "");
  }

  function alamat(data, satu) {
    var url = new URL(data.halaman[satu.bagian.halaman][0], AKAR);
    var ada = new Set(satu.bagian.kata.concat(satu.bagian.kepala));
    var kata = Array.from(satu.kata).filter(function (k) { return ada.has(k); }).slice(0, 8);
    if (kata.length) url.search = "?h=" + kata.map(encodeURIComponent).join("+");
    url.hash = satu.bagian.jangkar;
    return url.href;
  }

  function butir(data, satu) {
    var b = satu.bagian, h = data.halaman[b.halaman];
    var a = unsur("a", "cari__tautan md-search-result__link");
    a.href = alamat(data, satu);
    tandai(a.appendChild(unsur("span", "cari__judul")), b.judul, satu.kata);
    var asal = [JENIS[b.jenis], b.judul === h[1] ? "" : h[1]].filter(Boolean).join(" · ");
    if (asal) a.append(unsur("span", "cari__asal", asal));
    if (b.teks) {
      tandai(a.appendChild(unsur("span", "cari__kutipan")), kutip(b.teks, satu.kata), satu.kata);
    }
    return a;
  }

  function kelompok(data, daftar) {
    var li = unsur("li", "cari__butir");
    li.append(butir(data, daftar[0]));
    var sisa = daftar.slice(1, 6);
    if (sisa.length) {
      var lagi = li.appendChild(unsur("details", "cari__lagi"));
      lagi.append(unsur("summary", "", sisa.length + " bagian lagi di halaman ini"));
      var ul = lagi.appendChild(unsur("ul"));
      sisa.forEach(function (satu) { ul.appendChild(unsur("li")).append(butir(data, satu)); });
    }
    return li;
  }

  function pasang(wadah, mesin) {
    var kotak = wadah.querySelector("input"), kabar = wadah.querySelector(".cari__kabar");
    var daftar = wadah.querySelector(".cari__daftar"), jeda = 0, akhir = null;

    function jalankan() {
      var tanya = kotak.value.trim();
      if (tanya === akhir) return;
      akhir = tanya;
      wadah.dataset.tanya = tanya;
      daftar.replaceChildren();
      if (!tanya) {
        kabar.textContent = "Ketik kata, pertanyaan, kode indikator, nomor tabel, atau angka.";
        return;
      }
      var temuan = mesin.cari(tanya), jumlah = temuan.hasil.length;
      temuan.hasil.slice(0, TAMPIL).forEach(function (satu) {
        daftar.append(kelompok(mesin.data, satu));
      });
      var ganti = temuan.ganti.map(function (g) {
        return "“" + g[0] + "” tidak ada; dicari “" + g[1] + "”. ";
      }).join("");
      kabar.textContent = jumlah ? ganti + "Ditemukan di " + jumlah + " halaman" +
        (jumlah > TAMPIL ? "; " + TAMPIL + " yang paling sesuai ditampilkan." : ".")
        : "Tidak ditemukan. " + TIDAK_ADA;
    }

    kotak.addEventListener("input", function () {
      clearTimeout(jeda);
      jeda = setTimeout(jalankan, 60);
    });
    wadah.querySelector("form").addEventListener("submit", function (kejadian) {
      kejadian.preventDefault();
      clearTimeout(jeda);
      jalankan();
      var pertama = daftar.querySelector("a");
      if (pertama) pertama.click();
    });
    jalankan();
  }

  /* Arrows lead from the box through the results and back. */
  function panah(wadah) {
    wadah.addEventListener("keydown", function (kejadian) {
      var arah = { ArrowDown: 1, ArrowUp: -1 }[kejadian.key];
      if (!arah) return;
      var jalan = [wadah.querySelector("input")].concat(
        Array.from(wadah.querySelectorAll(".cari__daftar a, .cari__daftar summary")).filter(
          function (u) { return u.checkVisibility ? u.checkVisibility() : u.offsetParent; }));
      var tujuan = jalan[jalan.indexOf(document.activeElement) + arah];
      if (!tujuan) return;
      kejadian.preventDefault();
      tujuan.focus();
    });
  }

  /* ---- Where a result leads ------------------------------------------------------------------- */

  /* Mark the words that were searched for, from the place that the address names, and bring the
     spot where most of them stand into view. */
  function sorot() {
    var h = new URLSearchParams(location.search).get("h"), isi = document.querySelector("article");
    if (!h || !isi) return;
    var kata = new Set(h.split(" ")), mulai = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var jalan = document.createTreeWalker(isi, NodeFilter.SHOW_TEXT), kena = [], simpul;
    var batas = mulai && mulai.tagName === "FIGURE" ? mulai : isi;
    while ((simpul = jalan.nextNode())) {
      if (simpul.parentElement.closest("script, style, template, .headerlink, .kutipan")) continue;
      var sesudah = !mulai || mulai.contains(simpul) ||
        mulai.compareDocumentPosition(simpul) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (sesudah && batas.contains(simpul) && pecah(simpul.data).some(function (k) { return kata.has(k); })) {
        kena.push(simpul);
      }
      if (kena.length > 300) break;
    }
    var tempat = new Map(), terbaik = null;
    kena.forEach(function (s) {
      var wadah = s.parentElement.closest("tr, p, li, dd, figcaption, h1, h2, h3, h4, div");
      var ada = tempat.get(wadah) || new Set();
      pecah(s.data).forEach(function (k) { if (kata.has(k)) ada.add(k); });
      tempat.set(wadah, ada);
      // The section in the address takes precedence over better ones further down.
      var judul = wadah.closest("h1, h2, h3, h4, figcaption");
      var nilai = ada.size - (judul ? .5 : 0);
      if (!terbaik || nilai > terbaik[0] && !terlewat(mulai, wadah)) terbaik = [nilai, wadah];
    });
    kena.forEach(function (s) {
      var potongan = document.createDocumentFragment();
      tandai(potongan, s.data, kata);
      s.replaceWith(potongan);
    });
    if (!terbaik) return;
    var tujuan = terbaik[1].querySelector("mark") || terbaik[1];
    for (var u = tujuan.closest("details"); u; u = u.parentElement.closest("details")) u.open = true;
    tujuan.scrollIntoView({ block: "center", inline: "center" });
  }

  /* Whether another heading stands between the place that was named and an element. */
  function terlewat(mulai, wadah) {
    if (!mulai || !/^H\d$/.test(mulai.tagName)) return false;
    return Array.from(document.querySelectorAll("article :is(h1, h2, h3, h4)")).some(function (j) {
      return mulai.compareDocumentPosition(j) & Node.DOCUMENT_POSITION_FOLLOWING &&
        j.compareDocumentPosition(wadah) & Node.DOCUMENT_POSITION_FOLLOWING;
    });
  }

  /* ---- To begin with -------------------------------------------------------------------------- */

  function muat(jalur) {
    return new Promise(function (lanjut, gagal) {
      var s = document.createElement("script");
      s.src = new URL(jalur, AKAR).href;
      s.onload = lanjut;
      s.onerror = gagal;
      document.head.append(s);
    });
  }

  var siap = null;
  window.lkjipPencarian = {
    Pencarian: Pencarian,
    /* Load the search index; a promise of the ranking. */
    siapkan: function () {
      siap = siap || muat("search/search_index.js").then(function () {
        return new Pencarian(window.lkjipCari);
      });
      return siap;
    },
    buka: function (wadah) {
      panah(wadah);
      return this.siapkan().then(function (mesin) { pasang(wadah, mesin); });
    },
    sorot: sorot
  };
})();
