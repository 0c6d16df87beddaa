// Says that there is no WebGL and switches to the plain map, once: whoever switches back has a reason. (A less-than sign before a
// letter or slash would have the script thrown out as suspicious markup.)
(() => {
  const drawn = document.createElement("canvas");
  if (drawn.getContext("webgl2") || drawn.getContext("webgl")) return;
  const words = document.getElementById("without-webgl");
  if (words) words.hidden = "STATE" !== "on";
  const button = document.querySelector(".st-key-KEY input");
  if (!button || window.datelinePlain || "STATE" === "on") return;
  window.datelinePlain = true;
  button.click();
})();
