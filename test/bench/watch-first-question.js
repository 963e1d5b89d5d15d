// Runs in a page before its own scripts: looks at every frame, and taps as soon as there is something to tap.
(() => {
  const isRecorded = (input) => (window.survey ? Object.keys(window.survey.data).length > 0 : input.checked);
  const look = () => {
    const input = document.querySelector('input[type=radio]');
    if (input && input.getClientRects().length > 0) {
      input.click();
      if (isRecorded(input)) {
        const now = performance.now();
        const parts = performance.getEntriesByType('resource');
        const before = parts.filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= now);
        window.tellFirstQuestion({ firstQuestion: now, requests: 1 + before.length });
        return;
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
