// Draws the figure once more, with a heading and a source line, and hands it out as a file. Plotly's own button does the work: its
// click takes a plain figure as well as one on the page. (A less-than sign before a letter or slash would have the script thrown out
// as suspicious markup.)
(() => {
  const box = document.getElementById("save-KEY");
  if (!box) return;
  const words = JSON.parse(box.dataset.words);
  const lines = (text, width) => {
    const told = [];
    const whole = text.split(/\s+/).flatMap((word) => word.match(new RegExp(`.{1,${width}}`, "gu")) ?? []); // an address may be long
    for (const word of whole) {
      const last = told[told.length - 1];
      if (last !== undefined && (last + " " + word).length <= width) told[told.length - 1] = last + " " + word;
      else told.push(word);
    }
    return told;
  };
  const escape = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const save = (format) => {
    const plot = document.querySelector(".st-key-KEY .js-plotly-plot");
    const button = plot?._fullLayout?._modeBar?.buttons.flat().find((each) => each.name === "toImage");
    if (!button) return;
    const { width, height, _size: size } = plot._fullLayout;
    const fits = Math.max(40, Math.floor(width / 7));
    const [said, source] = [lines(words.sentence, fits), lines(words.source, fits)];
    const head = 52 + 18 * said.length;
    const foot = 20 + 17 * source.length;
    const layout = structuredClone(plot.layout);
    const left = layout.map ? size.l : size.l + 16; // names beside an axis are a little wider in the file's own fonts
    const style = getComputedStyle(document.querySelector('[data-testid="stApp"]'));
    const text = (words, y, yshift, anchor, size) => ({
      text: words.map(escape).join("\u003cbr>"), x: 0, xref: "paper", xshift: 12 - left, xanchor: "left", y, yref: "paper", yshift, yanchor: anchor,
      align: "left", showarrow: false, font: { size, color: style.color, family: style.fontFamily },
    });
    layout.width = width;
    layout.height = height + head + foot;
    layout.margin = { l: left, r: size.r, t: size.t + head, b: size.b + foot, autoexpand: false };
    if (layout.xaxis?.rangeselector) layout.xaxis.rangeselector.visible = false; // nothing to press on paper
    layout.paper_bgcolor = style.backgroundColor;
    layout.annotations = [
      ...(layout.annotations ?? []),
      text([words.title], 1, size.t + head - 12, "top", 20),
      text(said, 1, size.t + head - 42, "top", 13),
      text(source, 0, -size.b - foot + 10, "bottom", 12),
    ];
    if (layout.map) Object.assign(layout.map, { center: plot._fullLayout.map.center, zoom: plot._fullLayout.map.zoom });
    const toImageButtonOptions = { format, filename: words.file, scale: format === "png" ? 2 : 1 };
    const config = { ...plot._context, responsive: false, displayNotifier: false, toImageButtonOptions };
    button.click({ data: plot.data, layout, config, _context: config });
  };
  for (const each of box.querySelectorAll("button")) each.onclick = () => save(each.dataset.format);
})();
