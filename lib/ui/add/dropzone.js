// Streamlit hides the area for files from screen readers as mere decoration, and names it all the same: it is a group with that name.
if (!window.datelineDropzone) {
  const name = () => {
    for (const area of document.querySelectorAll('[data-testid="stFileUploaderDropzone"][role="presentation"]')) area.setAttribute("role", "group");
  };
  window.datelineDropzone = new MutationObserver(name);
  window.datelineDropzone.observe(document.body, { childList: true, subtree: true });
  name();
}
