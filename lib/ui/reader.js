// An article's text with the facts in its margin: the pointer on a mark or a fact shows the other, a click on either picks the fact.
// The passage is drawn here, not beside this component, so that nothing in it can be clicked before somebody listens.

/** What lib/figures/passage.py writes; anything else in it would be a stranger's, and is dropped before the page sees it. */
const TAGS = new Set(["article", "div", "p", "span", "mark", "button", "small", "br"]);
const ATTRIBUTES = /^(class|style|title|type|id|lang|data-facts?)$/;

function parse(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const each of page.body.querySelectorAll("*"))
    if (!TAGS.has(each.localName) || [...each.attributes].some(({ name }) => !ATTRIBUTES.test(name))) each.remove();
  return page.body.firstElementChild;
}

const idsOf = (each) => (each.dataset.fact ? [each.dataset.fact] : each.dataset.facts.split(" "));
const factAt = (event) => event.target.closest("[data-fact], [data-facts]");

export default function ({ parentElement, setTriggerValue, data }) {
  const passage = parse(data.passage);
  const tied = (wanted) => [...passage.querySelectorAll("[data-fact], [data-facts]")].filter((each) => idsOf(each).some((id) => wanted.includes(id)));
  const show = (event) => {
    const over = event.type === "pointerout" || event.type === "focusout" ? null : factAt(event);
    for (const each of passage.querySelectorAll(".near")) each.classList.remove("near");
    if (over) for (const each of tied(idsOf(over))) each.classList.add("near");
  };
  const pick = (event) => {
    const over = factAt(event);
    if (over) setTriggerValue("fact", idsOf(over)[0]);
  };
  for (const [kind, act] of Object.entries({ pointerover: show, pointerout: show, focusin: show, focusout: show, click: pick }))
    passage.addEventListener(kind, act);

  const before = parentElement.querySelector("article.passage");
  const held = before?.contains(document.activeElement) ? document.activeElement.dataset.fact : undefined;
  if (before) before.replaceWith(passage);
  else parentElement.append(passage);
  // Who goes through the facts by keyboard goes on from the one just picked.
  if (held) [...passage.querySelectorAll("button")].find((each) => each.dataset.fact === held)?.focus({ preventScroll: true });

  const asked = data.asked && tied([data.asked]).find((each) => each.dataset.facts);
  if (asked) {
    const { top, bottom } = asked.getBoundingClientRect();
    if (top < 80 || bottom > innerHeight) asked.scrollIntoView({ block: "center" });
  }
}
