/* lkjipSidik(bytes): the promise of their SHA-256 in hexadecimal, by WebCrypto, or by the computation
   below (FIPS 180-4) on pages that browsers do not let near it: plain http and files. */
(function () {
  "use strict";

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

  window.lkjipSidik = function (bita) {
    if (!window.crypto || !crypto.subtle) return Promise.resolve(sha256(bita));
    return crypto.subtle.digest("SHA-256", bita).then(function (sidik) {
      return Array.from(new Uint8Array(sidik), function (satu) {
        return satu.toString(16).padStart(2, "0");
      }).join("");
    });
  };
})();
