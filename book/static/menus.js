/* On a narrow page the theme's two menus are dialogs. One that closes gives the focus back to the button that opened it. */
document.addEventListener("DOMContentLoaded", () => {
  for (const name of ["primary", "secondary"]) {
    const opener = document.querySelector(`.${name}-toggle`);
    document.getElementById(`pst-${name}-sidebar-modal`)?.addEventListener("close", () => opener?.focus());
  }
});
