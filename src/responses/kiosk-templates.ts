import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import handlebars from 'handlebars';
import { projectFolder } from '../config/settings.js';
import { addressOf } from './browser-files.js';
import type { PreviewFrame } from './form-preview.js';
import { citizenHeaders, compact, previewHeaders } from './form-templates.js';
import type { KioskPage } from './kiosk-page.js';

/** The tablet's page, compiled once at start, with its one style sheet and the faces of the phone's form. */
const folder = join(projectFolder, 'views', 'responses', 'kiosk');
const style = compact(readFileSync(join(folder, 'kiosk.css'), 'utf8'));
const engine = handlebars.create();

engine.registerHelper('scriptAddress', () => scriptAddress);
engine.registerHelper('kioskStyle', () => new handlebars.SafeString(style));
engine.registerHelper('previewAddress', () => previewAddress);
engine.registerHelper('json', (value: unknown) => JSON.stringify(value));
engine.registerPartial('faces', readFileSync(join(projectFolder, 'views', 'responses', 'form', 'faces.hbs'), 'utf8'));
for (const file of readdirSync(folder).filter((one) => one.endsWith('.hbs'))) {
  engine.registerPartial(file.slice(0, -'.hbs'.length), readFileSync(join(folder, file), 'utf8'));
}
const print = engine.compile('{{> show}}');
const drawPreview = engine.compile('{{> preview}}');

const styled = `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`;
const scriptAddress = addressOf('kiosk.js');
const previewAddress = addressOf('kiosk-preview.js');

export function printKiosk(page: KioskPage): string {
  return print(page);
}

/** A tablet's screens, to be touched without a tablet: its script draws, and knows nobody to send anything to. */
export interface KioskPreview extends Pick<KioskPage, 'language' | 'title' | 'data'> {
  /** Said where a tablet would say that an answer was received. */
  readonly ended: string;
  readonly preview: PreviewFrame & { readonly again: string; readonly needsScript: string };
}

export function printKioskPreview(page: KioskPreview): string {
  return drawPreview(page);
}

/** As every citizens' page, and a tablet may install the page and keep it for a day without network. */
export const kioskHeaders: Readonly<Record<string, string>> = {
  ...citizenHeaders,
  'content-security-policy': [
    "default-src 'none'",
    styled,
    "script-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "img-src 'self' data:",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  // By this the worker knows the page from that of a hotspot which asks to log in.
  'kiosk-page': '1',
};

/** Of tablet screens that staff only look at: the script may reach nothing. */
export const kioskPreviewHeaders: Readonly<Record<string, string>> = {
  ...previewHeaders,
  'content-security-policy': [
    "default-src 'none'",
    styled,
    "script-src 'self'",
    "img-src 'self' data:",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
};
