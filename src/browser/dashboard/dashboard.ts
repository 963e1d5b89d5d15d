import {
  CategoryScale,
  Chart,
  type ChartConfiguration,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  ScatterController,
  Tooltip,
} from 'chart.js';

// Draws the charts whose data the server computed and put on the canvas; nothing is computed here.
Chart.register(
  CategoryScale,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  ScatterController,
  Tooltip,
);

const ink = getComputedStyle(document.documentElement).getPropertyValue('--ink').trim();
Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
Chart.defaults.font.size = 14;
if (ink) Chart.defaults.color = ink;

for (const canvas of document.querySelectorAll<HTMLCanvasElement>('canvas[data-chart]')) {
  const chart = new Chart(canvas, JSON.parse(canvas.dataset.chart ?? '{}') as ChartConfiguration);
  // A sheet of A4 is narrower than the screen, and nothing is laid out anew before it is printed.
  window.addEventListener('beforeprint', () => chart.resize(640, 240));
  window.addEventListener('afterprint', () => chart.resize());
}

// Paper cannot be opened by a click.
window.addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
});
