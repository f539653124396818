/* The button that chooses the colours: the device's, light, dark. The choice holds in a report and in
   the portal that it belongs to; partials/warna.html heeds it before anything is painted. */
(function () {
  "use strict";

  var WARNA = ["", "terang", "gelap"], gelap = window.matchMedia("(prefers-color-scheme: dark)");
  var KATA_WARNA = {
    "": "Warna mengikuti perangkat; ganti ke terang",
    terang: "Warna terang; ganti ke gelap",
    gelap: "Warna gelap; ganti mengikuti perangkat"
  };
  var tombol = document.querySelector("[data-warna]"), warna = "";
  try { warna = localStorage.getItem("lkjip-warna") || ""; } catch (galat) { /* not allowed */ }

  function warnai() {
    tombol.title = KATA_WARNA[warna];
    tombol.setAttribute("aria-label", KATA_WARNA[warna]);
    document.body.dataset.mdColorScheme =
      (warna || (gelap.matches ? "gelap" : "")) === "gelap" ? "slate" : "default";
  }

  tombol.addEventListener("click", function () {
    warna = WARNA[(WARNA.indexOf(warna) + 1) % 3];
    try { localStorage.setItem("lkjip-warna", warna); } catch (galat) { /* not allowed */ }
    warnai();
  });
  gelap.addEventListener("change", warnai);
  warnai();
})();
