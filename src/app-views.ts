import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import Handlebars from 'handlebars';
import { projectFolder } from './config/settings.js';
import { formatDay, formatPeriod, formatQuarter } from './formatting/days.js';
import { type Language, translate } from './formatting/languages.js';
import { formatCount, formatRate, formatTarget } from './formatting/numbers.js';
import type { Day } from './rules/days.js';

const folder = join(projectFolder, 'views');

/** Registers the templates and the few helpers they may use; every file is a partial under its path. */
export function useViews(app: NestFastifyApplication): void {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.hbs'))) {
    const name = relative('.', file).replace(/\.hbs$/, '');
    Handlebars.registerPartial(name, readFileSync(join(folder, file), 'utf8'));
  }
  Handlebars.registerHelper(helpers);
  // `production` keeps compiled templates; without it each page would compile its own anew.
  const where = { root: folder, viewExt: 'hbs', includeViewExtension: true };
  app.setViewEngine({ engine: { handlebars: Handlebars }, ...where, production: true });
}

type Options = Handlebars.HelperOptions;

const languageIn = (options: Options): Language => (options.data?.root?.language === 'en' ? 'en' : 'vi');

const helpers = {
  t: (key: string, options: Options) => translate(languageIn(options), key, options.hash),
  eq: (a: unknown, b: unknown) => a === b,
  rate: (rate: number, options: Options) => formatRate(rate, { language: languageIn(options), ...options.hash }),
  targetRate: (target: number, options: Options) => formatTarget(target, languageIn(options)),
  count: (value: number, options: Options) => formatCount(value, languageIn(options)),
  day: (day: Day, options: Options) => formatDay(day, languageIn(options)),
  quarter: (quarter: string, options: Options) => formatQuarter(quarter, languageIn(options)),
  periodName: (period: string, options: Options) => formatPeriod(period, languageIn(options)),
};
