// Ties the marks in an article's text to the facts in its margin: the pointer on one shows the other, a click picks the fact.
export default function ({ setTriggerValue, data }) {
  const passage = document.querySelector("article.passage");
  if (!passage) return;
  const ids = (each) => (each.dataset.fact ? [each.dataset.fact] : each.dataset.facts.split(" "));
  const tied = (wanted) => [...passage.querySelectorAll("[data-fact], [data-facts]")].filter((each) => ids(each).some((id) => wanted.includes(id)));
  const show = (event) => {
    const over = event.type === "pointerout" || event.type === "focusout" ? null : event.target.closest("[data-fact], [data-facts]");
    for (const each of passage.querySelectorAll(".near")) each.classList.remove("near");
    if (over) for (const each of tied(ids(over))) each.classList.add("near");
  };
  const pick = (event) => {
    const over = event.target.closest("[data-fact], [data-facts]");
    if (over) setTriggerValue("fact", ids(over)[0]);
  };
  const kinds = { pointerover: show, pointerout: show, focusin: show, focusout: show, click: pick };
  for (const [kind, act] of Object.entries(kinds)) passage.addEventListener(kind, act);
  const asked = data.asked && tied([data.asked]).find((each) => each.dataset.facts);
  if (asked) {
    const { top, bottom } = asked.getBoundingClientRect();
    if (top < 80 || bottom > innerHeight) asked.scrollIntoView({ block: "center" });
  }
  return () => {
    for (const [kind, act] of Object.entries(kinds)) passage.removeEventListener(kind, act);
  };
}
