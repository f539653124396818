/* Tools of tables and charts: sort, find, copy, CSV; values of a chart, a larger picture, SVG, PNG,
   CSV; the address of the one or the other. Nothing is asked of a server. Without this script tables
   and charts are read as they stand. */
(function () {
  "use strict";

  var BANYAK = 10;

  function buat(nama, atribut, isi) {
    var unsur = document.createElement(nama);
    Object.keys(atribut || {}).forEach(function (k) { unsur.setAttribute(k, atribut[k]); });
    if (isi) unsur.textContent = isi;
    return unsur;
  }

  function teks(unsur) { return unsur.textContent.replace(/\s+/g, " ").trim(); }

  function tombol(nama, kerja) {
    var unsur = buat("button", { type: "button" }, nama);
    unsur.addEventListener("click", function () { kerja(unsur); });
    return unsur;
  }

  /* Show the result on the button for a moment. */
  function kabarkan(unsur, kabar) {
    var nama = unsur.dataset.nama || (unsur.dataset.nama = unsur.textContent);
    unsur.textContent = kabar;
    window.setTimeout(function () { unsur.textContent = nama; }, 2500);
  }

  function salin(isi, unsur) {
    function lama() {
      var kotak = buat("textarea", { "class": "per", "aria-hidden": "true" });
      kotak.value = isi;
      (unsur.closest("dialog") || document.body).append(kotak);
      kotak.select();
      var jadi = document.execCommand("copy");
      kotak.remove();
      unsur.focus();
      kabarkan(unsur, jadi ? "Tersalin" : "Gagal menyalin");
    }
    if (!navigator.clipboard) return lama();
    navigator.clipboard.writeText(isi).then(function () { kabarkan(unsur, "Tersalin"); }, lama);
  }

  function unduh(nama, isi) {
    var alamat = typeof isi === "string" ? isi : URL.createObjectURL(isi);
    var tautan = buat("a", { href: alamat, download: nama });
    document.body.append(tautan);
    tautan.click();
    tautan.remove();
    if (alamat !== isi) window.setTimeout(function () { URL.revokeObjectURL(alamat); }, 10000);
  }

  function csv(baris) {
    var isi = baris.map(function (satu) {
      return satu.map(function (sel) {
        return /[",\r\n]/.test(sel) ? '"' + sel.replace(/"/g, '""') + '"' : sel;
      }).join(",");
    }).join("\r\n");
    return new Blob(["\ufeff" + isi + "\r\n"], { type: "text/csv;charset=utf-8" });
  }

  function tautan(figur) {
    return tombol("Salin tautan", function (unsur) {
      salin(location.href.split("#")[0] + "#" + figur.id, unsur);
    });
  }

  /* ---- Tables ----------------------------------------------------------------------------------- */

  function nilai(sel) {
    if (!sel || sel.dataset.nilai) return sel ? sel.dataset.nilai : "";
    var angka = sel.querySelector("data[value]");
    return angka ? angka.value : teks(sel);
  }

  /* Rows as texts, with the heading of their group first if there are groups. */
  function isiTabel(tabel, baca) {
    var kepala = Array.from(tabel.tHead.rows[0].cells, teks);
    var kelompok = tabel.querySelector(".kepala-kelompok") ? [""] : [];
    var hasil = [kelompok.length ? ["Kelompok"].concat(kepala) : kepala];
    Array.from(tabel.rows).forEach(function (baris) {
      if (baris.parentNode === tabel.tHead || baris.hidden) return;
      if (baris.classList.contains("kepala-kelompok")) kelompok = [teks(baris)];
      else hasil.push((baris.parentNode === tabel.tFoot ? kelompok.map(function () { return ""; }) : kelompok).concat(Array.from(baris.cells, baca)));
    });
    return hasil;
  }

  /* A table in parts as one: every part begins with the names of its rows. Each row knows those of the
     parts, which are sorted and hidden with it. */
  function satukan(bagian) {
    var utuh = bagian[0].cloneNode(true), kepala = bagian.map(function (satu) { return satu.rows[0].cells; });
    var nama = 0;
    while (teks(kepala[0][nama]) === teks(kepala[1][nama])) nama += 1;
    bagian.slice(1).forEach(function (satu) {
      Array.from(satu.rows).forEach(function (baris, n) {
        Array.from(baris.cells).slice(nama).forEach(function (sel) { utuh.rows[n].append(sel.cloneNode(true)); });
      });
    });
    Array.from(utuh.rows).forEach(function (baris, n) {
      baris.bagian = bagian.map(function (satu) { return satu.rows[n]; });
    });
    return utuh;
  }

  function serentak(baris, kerja) { [baris].concat(baris.bagian || []).forEach(kerja); }

  function badan(tabel) {
    return Array.from(tabel.tBodies).map(function (isi) {
      return { isi: isi, baris: Array.from(isi.rows).filter(function (b) {
        return !b.classList.contains("kepala-kelompok");
      }) };
    });
  }

  /* Sort within groups; rows without value come last. */
  function urutkan(tabel, kolom, turun) {
    badan(tabel).forEach(function (bagian) {
      var kunci = bagian.baris.map(function (baris) {
        var isi = nilai(baris.cells[kolom]), angka = parseFloat(isi);
        return { baris: baris, isi: isi, angka: /^-?[\d.]+$/.test(isi) ? angka : null,
          kosong: !isi || isi === "–" };
      });
      kunci.sort(function (a, b) {
        if (a.kosong !== b.kosong) return a.kosong ? 1 : -1;
        var beda = a.angka !== null && b.angka !== null ? a.angka - b.angka
          : a.isi.localeCompare(b.isi, "id", { numeric: true });
        return turun ? -beda : beda;
      });
      kunci.forEach(function (satu) { serentak(satu.baris, function (b) { b.parentNode.append(b); }); });
    });
    Array.from(tabel.tHead.rows[0].cells).forEach(function (sel, n) {
      if (n === kolom) sel.setAttribute("aria-sort", turun ? "descending" : "ascending");
      else sel.removeAttribute("aria-sort");
    });
  }

  function saring(tabel, kata, hasil) {
    var cari = kata.toLowerCase().split(/\s+/).filter(Boolean), cocok = 0, semua = 0;
    badan(tabel).forEach(function (bagian) {
      var tampak = 0;
      bagian.baris.forEach(function (baris) {
        var isi = baris.textContent.toLowerCase();
        var lain = !cari.every(function (k) { return isi.includes(k); });
        serentak(baris, function (b) { b.hidden = lain; });
        tampak += !lain;
        semua += 1;
      });
      var kepala = bagian.isi.querySelector(".kepala-kelompok");
      if (kepala) serentak(kepala, function (b) { b.hidden = !tampak; });
      cocok += tampak;
    });
    hasil.textContent = cari.length ? "Baris yang cocok: " + cocok + " dari " + semua + "." : "";
  }

  function kepalaUrut(tabel) {
    Array.from(tabel.tHead.rows[0].cells).forEach(function (sel, n) {
      var kepala = buat("button", { type: "button", "class": "urut" });
      kepala.append.apply(kepala, Array.from(sel.childNodes));
      sel.append(kepala);
      kepala.addEventListener("click", function () {
        urutkan(tabel, n, sel.getAttribute("aria-sort") === "ascending");
      });
    });
  }

  function pilihan(tabel) {
    var label = buat("label", {}, "Urutkan "), pilih = buat("select");
    pilih.append(buat("option", { value: "" }, "pilih kolom"));
    Array.from(tabel.tHead.rows[0].cells).forEach(function (sel, n) {
      pilih.append(buat("option", { value: n + " naik" }, teks(sel) + ", naik"));
      pilih.append(buat("option", { value: n + " turun" }, teks(sel) + ", turun"));
    });
    pilih.addEventListener("change", function () {
      var isi = pilih.value.split(" ");
      if (isi[1]) urutkan(tabel, Number(isi[0]), isi[1] === "turun");
    });
    label.append(pilih);
    return label;
  }

  function penyaring(tabel) {
    var label = buat("label", {}, "Saring baris "), kotak = buat("input", { type: "search" });
    var hasil = buat("output");
    kotak.addEventListener("input", function () { saring(tabel, kotak.value, hasil); });
    label.append(kotak);
    return [label, hasil];
  }

  function alatTabel(figur, tabel) {
    var isi = [];
    if (panjang(tabel)) isi = penyaring(tabel).concat(pilihan(tabel));
    isi.push(tombol("Salin tabel", function (unsur) {
      salin(isiTabel(tabel, teks).map(function (b) { return b.join("\t"); }).join("\n"), unsur);
    }));
    isi.push(tombol("Unduh CSV", function () { unduh(figur.id + ".csv", csv(isiTabel(tabel, nilai))); }));
    return isi.concat(figur.id ? tautan(figur) : []);
  }

  function panjang(tabel) {
    return badan(tabel).reduce(function (n, b) { return n + b.baris.length; }, 0) > BANYAK;
  }

  /* ---- Charts ----------------------------------------------------------------------------------- */

  function tampak(figur) {
    return Array.from(figur.querySelectorAll("img")).find(function (g) { return g.checkVisibility(); });
  }

  function berkas(figur) { return (tampak(figur) || figur.querySelector("img")).src; }

  function perbesar(figur) {
    var nama = Array.from(figur.querySelectorAll("figcaption :is(.nomor, .judul)"), teks).join(" ").trim();
    var dialog = buat("dialog", { "class": "besar", "aria-label": nama });
    // The drawing shown on the page: on a phone the narrow one.
    var asal = tampak(figur) || figur.querySelector("img"), kali = 1;
    var gambar = buat("img", { src: asal.currentSrc || asal.src, alt: asal.alt });
    var bidang = buat("div", { "class": "besar__bidang", tabindex: "0", role: "region", "aria-label": "Gambar" });
    // Keep the middle in view when zooming, so that bars stay visible.
    function dekat(langkah) {
      var tengah = ["Left", "Top"].map(function (sisi, ke) {
        var ukuran = ke ? "Height" : "Width";
        return [sisi, (bidang["scroll" + sisi] + bidang["client" + ukuran] / 2) / bidang["scroll" + ukuran], ukuran];
      });
      kali = Math.max(1, Math.min(4, kali + langkah));
      gambar.style.width = kali * 100 + "%";
      tengah.forEach(function (t) { bidang["scroll" + t[0]] = t[1] * bidang["scroll" + t[2]] - bidang["client" + t[2]] / 2; });
    }
    bidang.append(gambar);
    dialog.append(
      tombol("Tutup", function () { dialog.close(); }),
      tombol("Perbesar", function () { dekat(0.5); }),
      tombol("Perkecil", function () { dekat(-0.5); }),
      bidang
    );
    dialog.addEventListener("close", function () { dialog.remove(); });
    document.body.append(dialog);
    dialog.showModal();
  }

  function png(figur, unsur) {
    var asal = tampak(figur), gambar = new Image();
    gambar.onload = function () {
      var kanvas = buat("canvas"), kali = 2;
      kanvas.width = asal.getAttribute("width") * kali;
      kanvas.height = asal.getAttribute("height") * kali;
      var lukis = kanvas.getContext("2d");
      lukis.fillStyle = getComputedStyle(document.body).backgroundColor;
      lukis.fillRect(0, 0, kanvas.width, kanvas.height);
      lukis.drawImage(gambar, 0, 0, kanvas.width, kanvas.height);
      try {
        unduh(figur.id + ".png", kanvas.toDataURL("image/png"));
      } catch (galat) {
        // A page opened from a file cannot read the picture; the SVG can be saved.
        kabarkan(unsur, "Hanya dari situs; pakai SVG");
      }
    };
    gambar.src = asal.src;
  }

  function alatGambar(figur, baris) {
    var isi = [tombol("Perbesar", function () { perbesar(figur); })];
    var svg = buat("a", { download: figur.id + ".svg" }, "Unduh SVG");
    svg.href = berkas(figur);
    isi.push(svg, tombol("Unduh PNG", function (unsur) { png(figur, unsur); }));
    if (baris.length) {
      isi.push(tombol("Unduh CSV", function () {
        var kepala = baris[0][1].map(function (n, ke) { return n[0] || (ke ? "Rincian" : "Nilai"); });
        unduh(figur.id + ".csv", csv([["Nama"].concat(kepala)].concat(baris.map(function (b) {
          return [b[0]].concat(b[1].map(function (n) { return n[1]; }));
        }))));
      }));
    }
    return isi.concat(tautan(figur));
  }

  /* The value selected by touch, mouse or arrow keys. */
  function nilaiGambar(figur, baris) {
    var bidang = buat("div", { "class": "tunjuk", tabindex: "0", role: "group",
      "aria-label": "Nilai dalam gambar; tombol panah berpindah baris" });
    var kabar = buat("output", { "class": "tunjuk__nilai" }), kini = -1;
    figur.querySelector("picture").before(bidang);
    figur.querySelectorAll("picture").forEach(function (satu) { bidang.append(satu); });
    bidang.append(kabar);

    function letak(n) { return baris[n][(tampak(figur) || {}).currentSrc.includes("-sempit") ? 3 : 2] / 1000; }

    function tunjuk(n) {
      kini = n;
      kabar.textContent = baris[n][0] + ": " + baris[n][1].map(function (isi) {
        return (isi[0] ? isi[0] + " " : "") + isi[1];
      }).join("; ");
      var tinggi = tampak(figur).offsetHeight, y = letak(n) * tinggi;
      kabar.classList.toggle("tunjuk__nilai--atas", y > tinggi - 80);
      kabar.style.top = y + "px";
    }

    function lepas() {
      kini = -1;
      kabar.textContent = "";
    }

    function dekat(peristiwa) {
      var kotak = tampak(figur).getBoundingClientRect(), y = (peristiwa.clientY - kotak.top) / kotak.height;
      var jarak = baris.map(function (_, n) { return Math.abs(letak(n) - y); });
      var n = jarak.indexOf(Math.min.apply(null, jarak));
      if (n !== kini) tunjuk(n);
    }

    bidang.addEventListener("pointermove", dekat);
    bidang.addEventListener("click", dekat);
    bidang.addEventListener("pointerleave", function () { if (document.activeElement !== bidang) lepas(); });
    bidang.addEventListener("focus", function () {
      if (bidang.matches(":focus-visible") && kini < 0) tunjuk(0);
    });
    bidang.addEventListener("blur", lepas);
    bidang.addEventListener("keydown", function (peristiwa) {
      var langkah = { ArrowDown: 1, ArrowUp: -1, Home: -baris.length, End: baris.length }[peristiwa.key];
      if (peristiwa.key === "Escape") lepas();
      if (!langkah) return;
      peristiwa.preventDefault();
      tunjuk(Math.max(0, Math.min(baris.length - 1, kini + langkah)));
    });
  }

  /* ---- The tools of one thing are made on first use ------------------------------------------------- */

  function pasang(figur, nama, alat) {
    var buka = buat("button", { type: "button", "class": "alat-buka", "aria-expanded": "false" }, nama);
    var judul = figur.querySelector("figcaption"), isi = null;
    if (judul && judul.id) buka.setAttribute("aria-describedby", judul.id);
    figur.append(buka);
    buka.addEventListener("click", function () {
      if (!isi) {
        isi = buat("div", { "class": "alat", role: "group", "aria-label": nama });
        isi.append.apply(isi, alat());
        buka.after(isi);
        isi.hidden = true;
      }
      isi.hidden = !isi.hidden;
      buka.setAttribute("aria-expanded", String(!isi.hidden));
    });
  }

  document.querySelectorAll(".md-content figure").forEach(function (figur) {
    var semua = figur.querySelectorAll("table.data"), tabel = semua[0];
    if (tabel && tabel.tHead && tabel.tBodies.length) {
      if (semua.length > 1) tabel = satukan(Array.from(semua));
      else if (panjang(tabel)) kepalaUrut(tabel);
      pasang(figur, "Alat tabel", function () { return alatTabel(figur, tabel); });
    } else if (figur.matches(".gambar, .bagan") && figur.querySelector("picture img")) {
      var baris = JSON.parse(figur.dataset.tanda || "[]");
      if (baris.length) nilaiGambar(figur, baris);
      pasang(figur, "Alat gambar", function () { return alatGambar(figur, baris); });
    }
  });
  document.querySelectorAll("table.data-mentah").forEach(function (tabel) {
    if (panjang(tabel)) kepalaUrut(tabel);
  });
})();
