/* Files are sent as soon as they are chosen, and the progress is told; one that is too large is not even begun.
   Without this file the button beside the field sends them. */
(function () {
  "use strict";

  const place = () => document.querySelector("[data-upload-status]");
  const say = (words) => { const line = place(); if (line) line.textContent = words; };
  const within = (event) => event.target.closest && event.target.closest("#tai-lieu");

  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!input.matches || !input.matches("input[data-upload]") || !input.files.length) return;
    const large = Array.from(input.files).filter((file) => file.size > Number(input.dataset.most));
    if (large.length) {
      say(large.map((file) => "“" + file.name + "”").join(", ") + ": " + input.dataset.tooLarge);
      input.value = "";
      return;
    }
    if (window.htmx) document.querySelector("[data-upload-button]").click();
  });
  document.addEventListener("htmx:xhr:progress", (event) => {
    if (!within(event) || !event.detail.lengthComputable) return;
    const share = Math.floor((100 * event.detail.loaded) / event.detail.total);
    say(share < 100 ? "Đang tải lên: " + share + "%" : "Đã tải lên, đang kiểm tra tệp…");
  });
  const failed = (event) => { if (within(event)) say("Chưa tải lên được. Kiểm tra kết nối rồi bấm Tải lên lần nữa; nội dung đã nhập còn nguyên."); };
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:responseError", failed);
})();
