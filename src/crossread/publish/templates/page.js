// The page is whole without this: it only opens folded parts that a link leads to, leads back, filters, and listens to keys.
(function () {
  "use strict";
  var jumps = [];
  var back = document.createElement("button");
  back.type = "button"; back.className = "back"; back.hidden = true; back.textContent = "← Back";
  document.body.appendChild(back);
  back.addEventListener("click", function () { history.back(); });

  function reveal(id) {
    var target = id && document.getElementById(id);
    if (!target) return;
    for (var part = target; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
    target.scrollIntoView({ block: target.offsetHeight > innerHeight / 2 || target.tagName === "SECTION" ? "start" : "center" });
    if (target.tabIndex === -1) target.focus({ preventScroll: true });
  }
  function place() { try { return decodeURIComponent(location.hash.slice(1)); } catch (error) { return ""; } }
  function shown() {
    var jump = jumps[jumps.length - 1];
    back.hidden = !jump || jump.to !== location.hash;
    if (jump) back.textContent = "← Back to " + jump.name;
  }
  function name(link) {
    var claim = link.closest(".claim"), number = claim && claim.querySelector(".number");
    if (number) return "claim " + number.textContent;
    var part = link.closest("section"), title = part && part.querySelector("h2");
    return title ? title.firstChild.textContent.trim().toLowerCase() : "where you were";
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var to = link.getAttribute("href");
    if (to === location.hash) { event.preventDefault(); reveal(place()); return; }
    if (!link.closest("nav") && !link.classList.contains("skip")) {
      jumps.push({ to: to, from: location.hash, name: name(link) });
      history.replaceState({ y: scrollY }, "");
    } else jumps = [];
  });
  addEventListener("popstate", function (event) {
    var jump = jumps[jumps.length - 1];
    if (jump && jump.to !== location.hash && jump.from === location.hash) {
      jumps.pop();
      var state = event.state;
      if (state && typeof state.y === "number") requestAnimationFrame(function () { scrollTo(0, state.y); });
      returning = true;
    }
    shown();
  });
  var returning = false;
  addEventListener("hashchange", function () {
    if (!returning) reveal(place());
    returning = false;
    shown();
  });

  // hovering a note in the margin shows the statement it is about
  document.addEventListener("mouseover", function (event) {
    document.querySelectorAll(".hot").forEach(function (piece) { piece.classList.remove("hot"); });
    var note = event.target.closest && event.target.closest(".margin li");
    var number = note && note.querySelector(".number"), line = note && note.closest(".line");
    if (!number || !line) return;
    line.querySelectorAll('.ref[data-n="' + number.textContent + '"]').forEach(function (ref) {
      for (var piece = ref.previousElementSibling; piece; piece = piece.previousElementSibling)
        if (!piece.classList.contains("ref")) { piece.classList.add("hot"); break; }
    });
  });

  // how an amount or a time was read: its own reading right at the word that is pointed at; those of a sentence at its link
  var told = null, at = null;
  function tell(note, by, items) {
    if (told && told !== note) told.classList.remove("near", "one");
    told = note; at = by;
    if (!note) return;
    note.classList.remove("off");
    note.classList.toggle("one", items.length > 0);
    Array.prototype.forEach.call(note.children, function (item) { item.classList.toggle("on", items.indexOf(item) >= 0); });
    put();
  }
  function put() {
    if (!told || !at) return;
    var narrow = matchMedia("(max-width: 44rem)").matches;
    told.classList.toggle("near", !narrow);
    told.style.left = told.style.top = "";
    if (narrow) return;
    var box = at(), own = told.getBoundingClientRect();
    var below = box.bottom + own.height < innerHeight || box.top < own.height;
    told.style.left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - own.width - 8)) + "px";
    told.style.top = (below ? Math.min(box.bottom, innerHeight - own.height) : box.top - own.height) + "px";
  }
  function noteOf(part) {
    var whole = part && part.closest(".reads");
    return whole ? whole.querySelector(":scope > .read, :scope > th > .read") : null;
  }
  function untell() {
    if (!told || told.classList.contains("off") || getComputedStyle(told).display === "none" || told.getBoundingClientRect().width < 2) return false;
    told.classList.add("off");
    return true;
  }
  document.addEventListener("mouseover", function (event) {
    if (!event.target.closest || event.target.closest(".read")) return;
    var word = event.target.closest(".f"), note = noteOf(word);
    if (!note) return;
    var x = event.clientX, y = event.clientY;
    tell(note, function () {
      var lines = Array.prototype.slice.call(word.getClientRects());
      return lines.find(function (line) { return x >= line.left - 1 && x <= line.right + 1 && y >= line.top - 1 && y <= line.bottom + 1; }) || lines[0];
    }, [note.children[word.dataset.r - 1]].filter(Boolean));
  });
  document.addEventListener("focusin", function (event) {
    var link = event.target, stop = link.classList.contains("stop");
    if (!stop && !(link.hasAttribute("aria-describedby") && link.matches(":focus-visible"))) return;
    var note = stop ? link : noteOf(link);
    if (!note) return;
    var ids = (link.getAttribute("aria-describedby") || "").split(" ");
    tell(note, function () { return (stop ? link.parentElement : link).getBoundingClientRect(); },
      Array.prototype.filter.call(note.children, function (item) { return ids.indexOf(item.id) >= 0; }));
  });
  addEventListener("scroll", put, { passive: true, capture: true });

  // filter of the claims: by words, and by kind of difference
  var claims = Array.prototype.slice.call(document.querySelectorAll(".claim"));
  var home = document.querySelector(".claims");
  var field, said, pressed = "";
  function filter() {
    var words = field.value.trim().toLowerCase(), left = 0;
    claims.forEach(function (claim) {
      var fits = (!words || claim.textContent.toLowerCase().indexOf(words) >= 0) &&
        (!pressed || (" " + (claim.dataset.kinds || "") + " ").indexOf(" " + pressed + " ") >= 0);
      claim.hidden = !fits;
      if (!fits) return;
      left += 1;
      if (words || pressed) for (var part = claim.parentElement; part; part = part.parentElement) if (part.classList.contains("rest")) part.open = true;
    });
    document.querySelectorAll(".claims .rest").forEach(function (part) {
      if (part.querySelector(".claim")) part.hidden = !part.querySelector(".claim:not([hidden])");
    });
    said.textContent = words || pressed ? left + " of " + claims.length + " claims" : "";
  }
  if (home && claims.length > 5) {
    var tools = document.createElement("div");
    tools.className = "tools"; tools.setAttribute("role", "search");
    field = document.createElement("input");
    field.type = "search"; field.placeholder = "Find in the claims"; field.setAttribute("aria-label", "Find in the claims");
    field.addEventListener("input", filter);
    tools.appendChild(field);
    var kinds = [];
    claims.forEach(function (claim) { (claim.dataset.kinds || "").split(" ").forEach(function (kind) { if (kind && kinds.indexOf(kind) < 0) kinds.push(kind); }); });
    kinds.forEach(function (kind) {
      var button = document.createElement("button");
      button.type = "button"; button.textContent = kind; button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", function () {
        pressed = pressed === kind ? "" : kind;
        tools.querySelectorAll("button").forEach(function (other) { other.setAttribute("aria-pressed", String(other.textContent === pressed)); });
        filter();
      });
      tools.appendChild(button);
    });
    said = document.createElement("output");
    tools.appendChild(said);
    home.insertBefore(tools, home.children[1] || null);
  }

  // keys: j and k from claim to claim, / to the filter, Esc back
  function step(by) {
    var open = claims.filter(function (claim) { return claim.offsetParent !== null; });
    if (!open.length) return;
    var at = open.indexOf(document.activeElement && document.activeElement.closest(".claim"));
    if (at < 0) {
      at = open.findIndex(function (claim) { return claim.getBoundingClientRect().top > 40; });
      at = by > 0 ? at - 1 : at < 0 ? open.length : at;
    }
    var next = open[Math.max(0, Math.min(open.length - 1, at + by))];
    history.replaceState(history.state, "", "#" + next.id);
    location.replace("#" + next.id);
    reveal(next.id);
  }
  addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "Escape") {
      if (untell()) return;
      if (typing) { event.target.value = ""; filter(); event.target.blur(); }
      else if (!back.hidden) history.back();
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/" && field) { event.preventDefault(); field.focus(); }
  });

  // on a phone the contents start folded; where one stands is marked in them
  var contents = document.querySelector(".contents");
  if (contents && matchMedia("(max-width: 66rem)").matches) contents.open = false;
  if (contents && "IntersectionObserver" in window) {
    var seen = {};
    var watcher = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) { seen[entry.target.id] = entry.isIntersecting; });
      var current = null;
      document.querySelectorAll("main > section").forEach(function (part) { if (seen[part.id]) current = current || part.id; });
      contents.querySelectorAll("a").forEach(function (link) {
        if (link.getAttribute("href") === "#" + current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
    }, { rootMargin: "-10% 0px -70% 0px" });
    document.querySelectorAll("main > section").forEach(function (part) { watcher.observe(part); });
  }

  // paper cannot be unfolded: print what the lists hold, and fold it again
  var unfolded = [];
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details.rest:not([open])").forEach(function (part) { part.open = true; unfolded.push(part); });
  });
  addEventListener("afterprint", function () { unfolded.splice(0).forEach(function (part) { part.open = false; }); });

  if (location.hash) reveal(place());
})();
