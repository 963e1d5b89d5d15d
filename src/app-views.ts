import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import Handlebars from 'handlebars';
import { projectFolder } from './config/settings.js';
import { formatDay, formatPeriod, formatQuarter } from './formatting/days.js';
import { allLanguages, isLanguage, type Language, translate } from './formatting/languages.js';
import { inLanguageAndLook, lookOf } from './formatting/look.js';
import { formatCount, formatRate, formatTarget } from './formatting/numbers.js';
import { MAIN_LANGUAGE } from './formatting/sentence.js';
import type { Day } from './rules/days.js';

const folder = join(projectFolder, 'views');

/** Lets a server draw its pages. */
export function useViews(app: NestFastifyApplication): void {
  // `production` keeps compiled templates; without it each page would compile its own anew.
  const where = { root: folder, viewExt: 'hbs', includeViewExtension: true };
  app.setViewEngine({ engine: { handlebars: Handlebars }, ...where, production: true });
}

/** A page as it is drawn without a server, in the main language. @param name path of its template, e.g. `documents/printed` */
export function drawn(name: string, view: object): string {
  return Handlebars.compile(`{{> ${name}}}`)({ ...view, language: MAIN_LANGUAGE });
}

type Options = Handlebars.HelperOptions;

const languageIn = (options: Options): Language => {
  const language: unknown = options.data?.root?.language;
  return isLanguage(language) ? language : MAIN_LANGUAGE;
};

/** By what it was drawn of, which nobody changes. */
const drawnOf = new WeakMap<object, string>();

const helpers = {
  t: (key: string, options: Options) => translate(languageIn(options), key, options.hash),
  eq: (a: unknown, b: unknown) => a === b,
  rate: (rate: number, options: Options) => formatRate(rate, { language: languageIn(options), ...options.hash }),
  targetRate: (target: number, options: Options) => formatTarget(target, languageIn(options)),
  count: (value: number, options: Options) => formatCount(value, languageIn(options)),
  day: (day: Day, options: Options) => formatDay(day, languageIn(options)),
  quarter: (quarter: string, options: Options) => formatQuarter(quarter, languageIn(options)),
  /** For a page that offers its address in each other language, or to keep the choice (`/language/…`). */
  otherLanguages: (options: Options) => otherLanguages(languageIn(options), options.data?.root?.pageAddress ?? '/'),
  /** What an address carries so that the page it leads to speaks and looks the same; for pages without cookies. */
  inLanguage: (options: Options) => inLanguageAndLook(languageIn(options), options.data?.root?.look ?? lookOf(null)),
  /** What is printed for respondents is in the language of the questions, whoever prints it. */
  inMainLanguage(this: unknown, options: Options) {
    const { root } = options.data;
    return options.fn(this, { data: { ...options.data, root: { ...root, language: MAIN_LANGUAGE } } });
  },
  /** What stands within is drawn once for each object that it is of: one of a view that is kept, in one language. */
  drawnOnce: (of: object, options: Options) => {
    const text = drawnOf.get(of) ?? options.fn(of);
    drawnOf.set(of, text);
    return text;
  },
  periodName: (period: string, options: Options) => formatPeriod(period, languageIn(options)),
};

/** Each other language, named in itself: the same address in it, and the address that keeps it for the pages after. */
function otherLanguages(language: Language, address: string) {
  // Whatever was asked for, also what is no address.
  const [pathname = '/', query = ''] = address.split(/\?(.*)/s);
  const searchParams = new URLSearchParams(query);
  searchParams.delete('lang');
  const from = encodeURIComponent(searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname);
  return allLanguages()
    .filter((code) => code !== language)
    .map((code) => {
      const inIt = new URLSearchParams([...searchParams, ['lang', code]]);
      return {
        code,
        name: translate(code, 'language.name'),
        here: `?${inIt}`,
        kept: `/language/${code}?from=${from}`,
      };
    });
}

// Once, however many servers a program starts: every template file is a partial under its path, compiled when first drawn.
for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.hbs'))) {
  const name = relative('.', file).replace(/\.hbs$/, '');
  Handlebars.registerPartial(name, readFileSync(join(folder, file), 'utf8'));
}
Handlebars.registerHelper(helpers);
