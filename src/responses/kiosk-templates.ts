import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import handlebars from 'handlebars';
import { projectFolder } from '../config/settings.js';
import { addressOf } from './browser-files.js';
import { citizenHeaders, compact } from './form-templates.js';
import type { KioskPage } from './kiosk-page.js';

/** The tablet's page, compiled once at start, with its one style sheet and the faces of the phone's form. */
const folder = join(projectFolder, 'views', 'responses', 'kiosk');
const style = compact(readFileSync(join(folder, 'kiosk.css'), 'utf8'));
const engine = handlebars.create();

engine.registerHelper('scriptAddress', () => scriptAddress);
engine.registerHelper('kioskStyle', () => new handlebars.SafeString(style));
engine.registerHelper('json', (value: unknown) => JSON.stringify(value));
engine.registerPartial('faces', readFileSync(join(projectFolder, 'views', 'responses', 'form', 'faces.hbs'), 'utf8'));
for (const file of readdirSync(folder).filter((one) => one.endsWith('.hbs'))) {
  engine.registerPartial(file.slice(0, -'.hbs'.length), readFileSync(join(folder, file), 'utf8'));
}
const print = engine.compile('{{> show}}');

const scriptAddress = addressOf('kiosk.js');

export function printKiosk(page: KioskPage): string {
  return print(page);
}

/** As every citizens' page, and a tablet may install the page and keep it for a day without network. */
export const kioskHeaders: Readonly<Record<string, string>> = {
  ...citizenHeaders,
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
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
