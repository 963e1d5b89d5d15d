import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import handlebars from 'handlebars';
import { projectFolder } from '../config/settings.js';
import type { Language } from '../formatting/languages.js';
import { translate } from '../formatting/languages.js';
import { inLanguageAndLook, type Look, lookOf } from '../formatting/look.js';
import { addressOf } from './browser-files.js';

/**
 * The citizens' templates, compiled once at start, with their one style sheet. The style is written into the page and
 * named in its content security policy by the hash of the same string, so nothing else can be styled or run.
 */
const folder = join(projectFolder, 'views', 'responses', 'form');
const citizenStyle = compact(readFileSync(join(folder, 'citizen.css'), 'utf8'));
const scriptAddress = addressOf('form.js');
const aloudAddress = addressOf('aloud.js');
/** The runtime of SurveyJS, for the questionnaires that need it. */
export const surveyAddresses = { script: addressOf('survey.js'), style: addressOf('survey.css') } as const;
const engine = handlebars.create();

engine.registerHelper('scriptAddress', () => scriptAddress);
engine.registerHelper('aloudAddress', () => aloudAddress);
engine.registerHelper('citizenStyle', () => new handlebars.SafeString(citizenStyle));
engine.registerHelper('json', (value: unknown) => JSON.stringify(value));
engine.registerHelper(
  't',
  (key: string, options: { data: { root: { language: Language } }; hash: Record<string, string> }) =>
    translate(options.data.root.language, key, options.hash),
);
/** After an address, so that the page it leads to speaks and looks the same. */
engine.registerHelper('inLanguage', ({ data: { root } }: { data: { root: { language: Language; look?: Look } } }) =>
  inLanguageAndLook(root.language, root.look ?? lookOf(null)),
);
readTemplates(folder);

/** Takes in a folder of templates, each under the name of its file: a room above has citizens' pages of its own. */
export function readTemplates(from: string): void {
  for (const file of readdirSync(from)) {
    if (!file.endsWith('.hbs')) continue;
    const source = readFileSync(join(from, file), 'utf8').replace(/\n\s*/g, '\n');
    engine.registerPartial(file.slice(0, -'.hbs'.length), engine.compile(source, { preventIndent: true }));
  }
}

export type FormTemplate =
  | ('show' | 'done' | 'notice' | 'receipt' | 'preview')
  | ('send-feedback' | 'track-feedback' | 'village-week' | 'household-opinion');

/** Prints one of the citizens' pages. */
export function printPage(template: FormTemplate, view: object): string {
  const print = engine.partials[template] as (view: object) => string;
  return print(view);
}

/** What the browser holds a citizens' page to. @param inert a page that runs nothing and sends nothing */
function policyOf({ inert }: { readonly inert: boolean }): string {
  return [
    "default-src 'none'",
    `style-src 'self' 'sha256-${createHash('sha256').update(citizenStyle).digest('base64')}'`,
    ...(inert ? [] : ["script-src 'self'", "connect-src 'self'"]),
    "img-src 'self' data:",
    inert ? "form-action 'none'" : "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers of every citizens' page. Nothing is loaded from elsewhere, and nothing inline but the one style. */
export const citizenHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policyOf({ inert: false }),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  // By this the worker knows the page from that of a hotspot which asks to log in.
  'form-page': '1',
};

/** Of a form that staff only look at: no script, no way to send it, and nobody keeps it. */
export const previewHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policyOf({ inert: true }),
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** A style sheet without its comments and spaces: what is inlined and hashed. */
export function compact(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim();
}
