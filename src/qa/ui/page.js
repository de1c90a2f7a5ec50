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
      turn?.scrollIntoView({ block: "start", behavior: onRecord.pace() });
    });
  },

  reveal() {
    onRecord.drawn(() => {
      const sheet = document.querySelector(".sheet");
      sheet?.focus({ preventScroll: true });
      const mark = sheet?.querySelector("mark");
      if (!mark) return;
      // Only the article is scrolled: scrollIntoView would move the conversation along with it.
      const article = mark.closest("article");
      const [view, marked] = [article, mark].map((part) => part.getBoundingClientRect());
      const above = Math.max(24, (view.height - marked.height) / 2);
      article.scrollBy({ top: marked.top - view.top - above, behavior: onRecord.pace() });
    });
  },

  // A value that has arrived is drawn a moment later.
  drawn(act) {
    requestAnimationFrame(() => requestAnimationFrame(act));
  },

  pace() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  },
};
