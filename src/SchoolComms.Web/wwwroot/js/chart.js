// <figure data-chart="bar|line">: draws the table inside, first column as labels, each further column as a series.
// Needs /lib/chart.umd.min.js before it. Without either, the table stands alone.
const colour = (name) => {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
};

function read(table) {
  const [head, ...rows] = [...table.querySelectorAll("tr")].map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
  return {
    labels: rows.map(([label]) => label),
    series: head.slice(1).map((label, i) => ({ label, data: rows.map((row) => Number(row[i + 1].replace(/\s/g, "").replace(",", "."))) })),
  };
}

function draw(figure) {
  const { labels, series } = read(figure.querySelector("table"));
  const canvas = figure.querySelector("canvas");
  const [ink, line] = [colour("--ink-soft"), colour("--line")];
  const isLine = figure.dataset.chart === "line";
  figure.classList.add("is-drawn");
  Chart.getChart(canvas)?.destroy();
  new Chart(canvas, {
    type: figure.dataset.chart,
    data: {
      labels,
      datasets: series.map((one, i) => ({
        ...one,
        backgroundColor: colour(`--chart-${i + 1}`),
        borderColor: colour(`--chart-${i + 1}`),
        borderRadius: 3,
        borderWidth: isLine ? 2 : 0,
        borderDash: isLine && i ? [6, 4] : [],
        maxBarThickness: 28,
        tension: 0.3,
      })),
    },
    options: {
      maintainAspectRatio: false,
      animation: false,
      font: { family: getComputedStyle(document.body).fontFamily },
      plugins: { legend: { display: series.length > 1, position: "bottom", labels: { color: ink, boxWidth: 12, boxHeight: 12 } } },
      scales: {
        x: { grid: { display: false }, border: { color: line }, ticks: { color: ink } },
        y: { beginAtZero: true, border: { display: false }, grid: { color: line }, ticks: { color: ink, precision: 0 } },
      },
    },
  });
}

const drawAll = () => document.querySelectorAll("figure[data-chart]").forEach(draw);

Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
document.querySelectorAll("figure[data-chart] details").forEach((details) => (details.open = false));
document.addEventListener("themechange", drawAll);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
drawAll();
