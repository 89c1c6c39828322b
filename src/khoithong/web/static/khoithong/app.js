/* Khơi Thông: what makes the pages smoother. Every page works without this file.
   Autosave · submitted once · menus · focus after a swap · counts · pickers · dates · print · files. */
(function () {
  "use strict";

  const $$ = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const say = (words) => { const place = document.getElementById("thong-bao-dong"); if (place) place.textContent = words; };
  const clock = (date) => String(date.getHours()).padStart(2, "0") + ":" + String(date.getMinutes()).padStart(2, "0");

  /* Autosave.
     <form data-autosave="/address/" data-autosave-key="draft-12"> posts itself to the address after a pause in typing,
     and at once when the window is left or closed.
     The server answers 200 {"saved_at": "14:32", "version": "7"}; 409 {"conflict_url": "…"} when another window
     saved first; 401, 403 or a redirect when the login has ended. Until a save is confirmed what was typed stays in
     sessionStorage, and a page opened again offers it unless it shows the same already. */
  const PAUSE = 1500;
  const RETRY = [5000, 15000, 30000, 60000];
  const KEPT = "khoithong:";
  /* A browser lets so many bytes of a request outlive the page (64 KiB for all of them together). */
  const OUTLIVES = 60000;

  function autosave(form) {
    const url = form.dataset.autosave;
    const key = KEPT + (form.dataset.autosaveKey || url);
    const status = form.querySelector("[data-save-status]");
    let timer = null, failures = 0, sending = false, again = false, stopped = false;
    let edits = 0, sent = 0, safe = 0, last = JSON.stringify(typed(form));

    const show = (state, words, link) => {
      if (!status) return;
      status.dataset.state = state;
      status.textContent = words;
      if (link) {
        const a = document.createElement("a");
        a.href = link.url;
        a.target = "_blank";
        a.rel = "noopener";
        a.textContent = link.words;
        status.append(" ", a);
      }
    };
    const keep = () => { try { sessionStorage.setItem(key, JSON.stringify(typed(form))); return true; } catch (error) { return false; } };
    const forget = () => { try { sessionStorage.removeItem(key); } catch (error) { /* nothing was kept */ } };
    const kept = () => { try { return JSON.parse(sessionStorage.getItem(key)); } catch (error) { return null; } };
    const later = (wait) => { clearTimeout(timer); timer = setTimeout(() => save(false), wait); };
    const still = () => (keep() ? "Nội dung còn giữ trong cửa sổ này." : "Đừng đóng cửa sổ này.");
    const dirty = () => show("dirty", "Đang soạn, chưa lưu…");
    const retry = (words) => {
      show("kept", words + " " + still() + " Sẽ tự thử lại.");
      later(RETRY[Math.min(failures++, RETRY.length - 1)]);
    };
    const content = () => {
      const data = new FormData(form);
      for (const [name, value] of Array.from(data)) if (typeof value !== "string") data.delete(name);
      return data;
    };

    async function save(leaving) {
      if (sending && !leaving) { again = true; return; }
      if (stopped) return;
      sending = true;
      const edition = sent = edits;
      let response;
      try {
        show("saving", "Đang lưu…");
        const data = content();
        response = await fetch(url, { method: "POST", body: data, redirect: "manual", keepalive: weight(data) < OUTLIVES, headers: { "X-Requested-With": "autosave", Accept: "application/json" } });
      } catch (error) {
        retry("Mất kết nối, chưa lưu được.");
        return;
      } finally {
        sending = false;
      }
      if (response.ok) {
        const answer = await response.json().catch(() => ({}));
        failures = 0;
        safe = edition;
        if (answer.version !== undefined && form.elements.version) form.elements.version.value = answer.version;
        if (edition === edits) { show("saved", "Đã lưu lúc " + (answer.saved_at || clock(new Date()))); forget(); } else dirty();
      } else if (response.status === 409) {
        const answer = await response.json().catch(() => ({}));
        stopped = true;
        show("conflict", "Nội dung này vừa được sửa ở một cửa sổ khác; chưa lưu bản đang soạn. " + still(),
          answer.conflict_url ? { url: answer.conflict_url, words: "Xem hai bản" } : null);
      } else if (response.type === "opaqueredirect" || response.status === 401 || response.status === 403) {
        show("kept", "Phiên làm việc đã hết hạn, chưa lưu được. " + still(), { url: form.dataset.login || "/", words: "Đăng nhập lại ở cửa sổ mới" });
        later(15000);
      } else if (response.status >= 500) {
        retry("Hệ thống bận, chưa lưu được.");
      } else {
        show("kept", "Chưa lưu được bản nháp. " + still() + " Có thể bấm Lưu để biết lý do.");
      }
      if (again) { again = false; later(PAUSE); }
    }

    // A field that is left says `change` of what `input` told already: the status, and the link in it, stay then.
    const edited = () => {
      const now = JSON.stringify(typed(form));
      if (now === last) return;
      last = now;
      edits += 1;
      keep();
      if (!stopped) dirty();
      later(PAUSE);
    };
    const leave = () => {
      const underWay = sending && sent === edits;
      if (edits !== safe && !underWay && !stopped) { clearTimeout(timer); save(true); }
    };
    form.addEventListener("input", edited);
    form.addEventListener("change", edited);
    form.addEventListener("submit", (event) => { if (!event.defaultPrevented) { clearTimeout(timer); stopped = true; keep(); } });
    window.addEventListener("pageshow", () => { if (status && status.dataset.state !== "conflict") stopped = false; });
    window.addEventListener("online", () => { if (kept()) later(500); });
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") leave(); });
    window.addEventListener("pagehide", leave);

    const before = kept();
    if (form.hasAttribute("data-autosave-done")) forget();
    else if (before && JSON.stringify(before) !== last) offer(form, before, () => { edits += 1; later(200); }, forget);
    else forget();
  }

  /* What somebody sees in a form and can change; never its hidden fields, which are new on each load. */
  function typed(form) {
    const values = {};
    for (const control of form.elements) {
      if (!control.name || !("value" in control) || /^(hidden|file|password|submit|button)$/.test(control.type)) continue;
      const choice = control.type === "checkbox" || control.type === "radio";
      const given = choice ? (control.checked ? [control.value] : [])
        : control.multiple ? Array.from(control.selectedOptions, (option) => option.value) : [control.value];
      for (const value of given) (values[control.name] = values[control.name] || []).push(value.normalize("NFC").trimEnd());
    }
    return values;
  }

  /* About how many bytes a form takes on its way. */
  function weight(data) {
    const bytes = new TextEncoder();
    return Array.from(data).reduce((sum, [name, value]) => sum + 200 + name.length + bytes.encode(value).length, 0);
  }

  /* Offer what was typed and never saved: shown above the form, taken or dropped by a button. */
  function offer(form, values, taken, forget) {
    const box = document.createElement("div");
    box.className = "restore";
    box.setAttribute("role", "status");
    const words = document.createElement("p");
    words.textContent = "Cửa sổ này còn giữ nội dung chưa lưu.";
    const button = (label, className, act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = className;
      made.textContent = label;
      made.addEventListener("click", () => { act(); box.remove(); });
      return made;
    };
    box.append(words,
      button("Lấy lại nội dung đó", "button button-small", () => { fill(form, values); taken(); }),
      button("Bỏ", "button-link", forget));
    form.prepend(box);
  }

  function fill(form, values) {
    const taken = {};
    for (const control of form.elements) {
      if (!control.name || control.type === "file" || control.type === "hidden" || control.type === "submit") continue;
      const given = values[control.name] || [];
      if (control.type === "checkbox" || control.type === "radio") control.checked = given.includes(control.value);
      else if (control.multiple) for (const option of control.options) option.selected = given.includes(option.value);
      else if (given.length) {
        const place = taken[control.name] || 0;
        control.value = given[Math.min(place, given.length - 1)];
        taken[control.name] = place + 1;
      }
      control.dispatchEvent(new Event("input", { bubbles: false }));
    }
  }

  /* A form is submitted once. The button comes back when the page does (Back, or an answer that is a file). */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if ((form.getAttribute("method") || "").toLowerCase() !== "post" || event.defaultPrevented || form.hasAttribute("hx-post")) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    if (form.hasAttribute("data-forget")) for (const key of Object.keys(sessionStorage)) if (key.startsWith(KEPT)) sessionStorage.removeItem(key);
    // The name and value of the button pressed must still be sent: disable after the form data is made.
    setTimeout(() => $$("button", form).forEach((button) => { if (!button.disabled) { button.disabled = true; button.dataset.held = "1"; } }), 0);
    setTimeout(() => release(form), 20000);
  });
  const release = (form) => {
    delete form.dataset.sent;
    $$("button[data-held]", form).forEach((button) => { button.disabled = false; delete button.dataset.held; });
  };
  window.addEventListener("pageshow", () => $$("form[data-sent]").forEach(release));

  /* Menus close by Escape, by a click elsewhere, and one at a time. */
  document.addEventListener("click", (event) => $$("details[data-menu][open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; }));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    $$("details[data-menu][open]").forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
  });

  /* After a page or a swap the reader's place is the error summary, or the new heading. */
  function place(root) {
    const summary = root.matches && root.matches("[data-error-summary]") ? root : root.querySelector("[data-error-summary]");
    if (summary) { summary.focus(); return true; }
    return false;
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("[data-error-summary] a[href^='#']");
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    event.preventDefault();
    const control = target.matches("fieldset") ? target.querySelector("input, select, textarea") || target : target;
    const label = target.closest(".field");
    if (label) label.scrollIntoView({ block: "start" });
    control.focus({ preventScroll: true });
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const root = event.detail.elt;
    prepare(root);
    if (place(root)) return;
    const heading = root.querySelector("[data-focus], h1, h2");
    if (heading && (root.id === "noi-dung" || heading.hasAttribute("data-focus"))) { heading.tabIndex = -1; heading.focus(); }
  });
  document.addEventListener("htmx:responseError", () => say("Chưa thực hiện được. Tải lại trang rồi thử lại."));
  document.addEventListener("htmx:sendError", () => say("Mất kết nối. Nội dung trên trang còn nguyên; thử lại khi có mạng."));

  /* Words and characters, counted here only; a guide, never a limit. */
  function count(area) {
    const line = document.querySelector('[data-count-for="' + CSS.escape(area.id) + '"]');
    if (!line) return;
    const show = () => {
      const text = area.value.trim().normalize("NFC");
      const words = text ? text.split(/\s+/).length : 0;
      line.textContent = words.toLocaleString("vi-VN") + " chữ, " + Array.from(text).length.toLocaleString("vi-VN") + " ký tự";
    };
    area.addEventListener("input", show);
    show();
  }

  /* A box above a long list of people keeps those whose words match, with or without diacritics. */
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();
  function filterBox(list, rows, name, below) {
    const box = document.createElement("input");
    box.type = "search";
    box.className = "input input-medium picker-filter";
    box.placeholder = name ? "Lọc theo tên hoặc chức vụ" : "Lọc theo tên";
    box.setAttribute("aria-label", name ? "Lọc danh sách " + name : "Lọc danh sách");
    box.addEventListener("input", (event) => {
      event.stopPropagation();
      const wanted = fold(box.value.trim());
      let shown = 0;
      rows().forEach(([row, selected]) => { row.hidden = !selected() && !fold(row.textContent).includes(wanted); if (!row.hidden) shown += 1; });
      say("Còn " + shown + " dòng");
    });
    box.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    if (below) list.after(box); else list.before(box);
  }

  /* 18.3.2026, 18-3-2026 and 18032026 become 18/03/2026 when the field is left. */
  function tidy(field) {
    field.addEventListener("change", () => {
      const found = /^\s*(\d{1,2})[\s./-]?(\d{1,2})[\s./-]?(\d{4})\s*$/.exec(field.value);
      if (found) field.value = found[1].padStart(2, "0") + "/" + found[2].padStart(2, "0") + "/" + found[3];
    });
  }

  function once(selector, root, act) {
    const found = $$(selector, root);
    if (root.matches && root.matches(selector)) found.push(root);
    found.filter((element) => !element.dataset.ready).forEach((element) => { element.dataset.ready = "1"; act(element); });
  }

  function prepare(root) {
    once("details[data-open-wide]", root, (fold) => { if (window.matchMedia("(min-width: 768px)").matches) fold.open = true; });
    once("form[data-autosave]", root, autosave);
    once("textarea[data-count]", root, count);
    once("input[data-date]", root, tidy);
    once("[data-picker]", root, (picker) => {
      const select = picker.querySelector("select");
      if (select && select.options.length > 8) filterBox(select, () => Array.from(select.options).map((option) => [option, () => option.selected]), "người", true);
    });
    once("[data-filter]", root, (list) => {
      const rows = $$(".choice", list);
      if (rows.length > 8) filterBox(list, () => rows.map((row) => [row, () => row.querySelector("input").checked]), $$(".choice-hint", list).length ? "người" : "");
    });
  }

  /* Print: what is folded is opened, and folded again afterwards. */
  window.addEventListener("beforeprint", () => $$("details:not([open]):not([data-menu])").forEach((one) => { one.open = true; one.dataset.printed = "1"; }));
  window.addEventListener("afterprint", () => $$("details[data-printed]").forEach((one) => { one.open = false; delete one.dataset.printed; }));
  document.addEventListener("click", (event) => { if (event.target.closest && event.target.closest("[data-print]")) window.print(); });

  /* What was recorded or saved for good need not be kept in the window any longer. */
  const drop = (root) => $$("[data-recorded-key]", root).forEach((done) => { try { sessionStorage.removeItem(KEPT + done.dataset.recordedKey); } catch (error) { /* nothing was kept */ } });

  document.addEventListener("DOMContentLoaded", () => { drop(document); prepare(document); place(document); });
})();

/* Files are sent as soon as they are chosen, and the progress is told; one that is too large is not even begun.
   Without scripts the button beside the field sends them. */
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
