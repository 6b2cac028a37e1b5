// <button data-print>: prints the page as its print styles show it.
document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => print()));
