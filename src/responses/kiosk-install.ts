import { MAIN_LANGUAGE } from '../formatting/sentence.js';

/** Edges in px: of the home screen of an iPad, and the two that Android asks for before it installs a page. */
export const iconEdges = [180, 192, 512] as const;

/** The fifth face on the ground of the page, safe to be cut into a circle. */
export const kioskIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="512" height="512"><rect width="64" height="64" fill="#0b5d5b"/><g transform="translate(14 14) scale(1.125)"><circle cx="16" cy="16" r="14.5" fill="#45b3a2" stroke="#fff"/><path d="M8.5 18h15q-1.5 8-7.5 8t-7.5-8z" fill="#fff" stroke="#14213d" stroke-width="2" stroke-linejoin="round"/><circle cx="11.5" cy="12.5" r="1.7" fill="#14213d"/><circle cx="20.5" cy="12.5" r="1.7" fill="#14213d"/></g></svg>`;

/** The same as a picture, for browsers that take no drawing as an icon. Nobody else needs a canvas in this thread. */
export async function drawKioskIcon(edge: number): Promise<Buffer> {
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const canvas = createCanvas(edge, edge);
  canvas.getContext('2d').drawImage(await loadImage(Buffer.from(kioskIcon)), 0, 0, edge, edge);
  return canvas.encode('png');
}

/** The tablet's page as an app to install (W3C Web Application Manifest): one screen, no bars. */
export function kioskManifest(code: string, and: string | null, place: string): object {
  const start = `/kiosk/${encodeURIComponent(code)}${and === null ? '' : `?and=${encodeURIComponent(and)}`}`;
  const drawing = { src: '/kiosk-icon.svg', sizes: 'any', type: 'image/svg+xml' };
  const pictures = iconEdges.map((edge) => {
    return { src: `/kiosk-icon/${edge}.png`, sizes: `${edge}x${edge}`, type: 'image/png' };
  });
  return {
    id: start,
    name: `Hài Lòng – ${place}`,
    short_name: 'Hài Lòng',
    lang: MAIN_LANGUAGE,
    start_url: start,
    scope: '/kiosk/',
    display: 'fullscreen',
    display_override: ['fullscreen', 'standalone'],
    background_color: '#f1f5f4',
    theme_color: '#f1f5f4',
    icons: ['any', 'maskable'].flatMap((purpose) => [drawing, ...pictures].map((icon) => ({ ...icon, purpose }))),
  };
}
