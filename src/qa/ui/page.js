// What the page does by itself: clicks inside the HTML that the server sends, scrolling and focus.
window.onRecord = {
  opener: null, // the button that opened the article: the focus goes back to it

  log(element, trigger, event) {
    element.addEventListener("click", ({ target }) => {
      const button = target.closest("button.show");
      if (!button) return;
      onRecord.opener = button;
      const { article, start, end } = button.dataset;
      trigger(event, { article, start: Number(start), end: Number(end) });
    });
  },

  examples(element, trigger, event) {
    element.addEventListener("click", ({ target }) => {
      const button = target.closest("button.example");
      if (!button) return;
      trigger(event, { question: button.textContent });
      document.querySelector("#box textarea")?.focus();
    });
  },

  sheet(element, props) {
    const close = () => {
      props.value = "";
      onRecord.opener?.focus();
    };
    element.addEventListener("click", ({ target }) => {
      if (target.closest("button.close")) close();
    });
    document.addEventListener("keydown", ({ key }) => {
      if (key === "Escape" && element.querySelector(".sheet")) close();
    });
  },

  latest() {
    onRecord.drawn(() => {
      const turn = document.querySelector(".turn:last-child");
      if (turn) onRecord.scroll(turn, "start");
    });
  },

  reveal() {
    onRecord.drawn(() => {
      const sheet = document.querySelector(".sheet");
      const mark = sheet?.querySelector("mark");
      sheet?.focus({ preventScroll: true });
      if (mark) onRecord.scroll(mark, "center");
    });
  },

  // A value that has arrived is drawn a moment later.
  drawn(act) {
    requestAnimationFrame(() => requestAnimationFrame(act));
  },

  scroll(target, block) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    target.scrollIntoView({ block, behavior: still ? "auto" : "smooth" });
  },
};
