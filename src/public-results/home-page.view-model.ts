import { communeHeading } from '../communes/catalogue.js';
import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { compareNames } from '../formatting/names.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { Day } from '../rules/days.js';
import type { CommuneName } from './locked-result.js';

/** The first page: what is open today and where results stand. */
export interface HomePage {
  readonly language: Language;
  /** The language of names, which are not translated. */
  readonly namesIn: Language;
  readonly provinces: readonly { readonly name: string; readonly communes: readonly HomeCommune[] }[];
}

interface HomeCommune {
  readonly key: string;
  readonly title: string;
  readonly surveys: readonly HomeSurvey[];
  readonly hasResults: boolean;
}

interface HomeSurvey {
  readonly name: string;
  readonly until: string;
  readonly at: string | null;
  /** Of the link at which it is answered; null where no officer lets the first page lead there. */
  readonly code: string | null;
}

export interface CommuneNow {
  readonly commune: CommuneName;
  /** Surveys that anybody may answer today. */
  readonly open: readonly OpenSurvey[];
  readonly hasResults: boolean;
}

export interface OpenSurvey {
  readonly name: string;
  readonly endsOn: Day;
  /** Names of the places where its codes hang and its tablets stand. */
  readonly places: readonly string[];
  /** Of the link that the first page may lead to. */
  readonly code: string | null;
}

/** More places than these are counted. */
const MOST_PLACES = 3;

/** Provinces and communes in the order of their names; surveys that end first stand first. */
export function toHomePage(communes: readonly CommuneNow[], language: Language): HomePage {
  const provinces = [...new Set(communes.map(({ commune }) => commune.province))].toSorted(compareNames);
  return {
    ...{ language, namesIn: MAIN_LANGUAGE },
    provinces: provinces.map((name) => ({
      name,
      communes: communes
        .filter(({ commune }) => commune.province === name)
        .map((one) => toCommune(one, language))
        .toSorted((a, b) => compareNames(a.title, b.title)),
    })),
  };
}

function toCommune({ commune, open, hasResults }: CommuneNow, language: Language): HomeCommune {
  return {
    key: commune.key,
    title: communeHeading(commune),
    surveys: open
      .toSorted((a, b) => (a.endsOn < b.endsOn ? -1 : a.endsOn > b.endsOn ? 1 : compareNames(a.name, b.name)))
      .map(({ name, endsOn, places, code }) => ({
        name,
        until: translate(language, 'publicResults.home.until', { day: formatDay(endsOn, language) }),
        at: toldPlaces(places, language),
        code,
      })),
    hasResults,
  };
}

/** Where somebody goes to answer; null where no code hangs anywhere. */
function toldPlaces(all: readonly string[], language: Language): string | null {
  const names = [...new Set(all)].toSorted(compareNames);
  const [told, count] = [names.slice(0, MOST_PLACES).join('; '), names.length - MOST_PLACES];
  if (told === '') return null;
  if (count <= 0) return translate(language, 'publicResults.home.at', { places: told });
  return translate(language, 'publicResults.home.atMore', { places: told, count });
}
