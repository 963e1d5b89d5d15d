/** What every chart has in common: it stands still, fills its frame, and is explained by the words beside it. */
export const chartOptions = {
  animation: false,
  responsive: true,
  maintainAspectRatio: false,
  plugins: { legend: { display: false } },
} as const;
