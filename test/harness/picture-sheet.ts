import type { BrowserContext } from 'playwright-core';

/** One picture of many, in rows, small enough to be looked at together. */
export async function keepSheet(context: BrowserContext, path: string, pictures: readonly Buffer[]): Promise<void> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 1600, height: 900 });
  const images = pictures.map((one) => `<img src="data:image/png;base64,${one.toString('base64')}">`);
  const style = 'body { margin: 8px; background: #777 } img { width: 250px; margin: 4px; vertical-align: top }';
  await page.setContent(`<style>${style}</style>${images.join('')}`);
  await page.screenshot({ path, fullPage: true });
  await page.close();
}
