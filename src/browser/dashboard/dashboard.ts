import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
  ScatterController,
} from 'chart.js';
import { pointNumbers } from '../../formatting/point-numbers.js';
import { watchRunning } from './running.js';

// Draws the charts whose data the server computed and put on the canvas; nothing is computed here.
Chart.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement);
Chart.register(PointElement, ScatterController, pointNumbers as Plugin);
Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
Chart.defaults.font.size = 14;

const page = document.documentElement;
const charts: Chart[] = [];

/** Draws every chart in the colours that the page has now, which stand in it by their names. */
function draw(size?: { readonly width: number; readonly height: number }): void {
  const style = getComputedStyle(page);
  const colourOf = (name: string): string => style.getPropertyValue(name).trim();
  Chart.defaults.color = colourOf('--ink');
  Chart.defaults.borderColor = colourOf('--line');
  for (const chart of charts.splice(0)) chart.destroy();
  for (const canvas of document.querySelectorAll<HTMLCanvasElement>('canvas[data-chart]')) {
    const config = JSON.parse(canvas.dataset.chart ?? '{}', (_, value: unknown) =>
      typeof value === 'string' && value.startsWith('var(--') ? colourOf(value.slice(4, -1)) : value,
    ) as ChartConfiguration;
    const chart = new Chart(canvas, config);
    if (size) chart.resize(size.width, size.height);
    charts.push(chart);
  }
}

draw();
watchRunning();
// A canvas does not wait for the page's own letters.
void document.fonts.ready.then(() => draw());
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => draw());

// A sheet of A4 is white and narrower than the screen, and nothing is laid out anew before it is printed.
window.addEventListener('beforeprint', () => {
  page.dataset.paper = '';
  draw({ width: 640, height: 240 });
});
window.addEventListener('afterprint', () => {
  delete page.dataset.paper;
  draw();
});

// Paper cannot be opened by a click.
window.addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
});
