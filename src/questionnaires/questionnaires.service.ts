import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Inject, Injectable, Optional } from '@nestjs/common';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import type { Text } from '../formatting/languages.js';
import { forPlace, placeOf } from './place.js';
import type { Questionnaire } from './questionnaire.js';
import { compile } from './survey-js.js';

/** Injection token of the folder of questionnaires; the one shipped unless given. */
export const SURVEYS_FOLDER = Symbol('folder of questionnaires');

/** `surveys/` of the project, seen from `src/` and from `dist/` alike. */
const shippedFolder = fileURLToPath(new URL('../../surveys/', import.meta.url));

/** The questionnaires shipped with the product, compiled once at the start. */
@Injectable()
export class QuestionnairesService {
  private readonly versions: ReadonlyMap<string, Questionnaire>;

  /** @throws Error that names the file, when one cannot be compiled or is not named `<key>.v<version>.json` */
  constructor(@Optional() @Inject(SURVEYS_FOLDER) folder: string = shippedFolder) {
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    this.versions = new Map(
      files.sort().map((file) => [file.slice(0, -'.json'.length), readQuestionnaire(folder, file)]),
    );
  }

  /** @param version e.g. `trung-tam.v1` */
  byVersion(version: string): Questionnaire | null {
    return this.versions.get(version) ?? null;
  }

  /** The newest version of a questionnaire, for a new campaign. */
  latest(key: string): Questionnaire | null {
    const ofKey = this.all().filter((questionnaire) => questionnaire.key === key);
    return ofKey.sort((first, second) => versionNumber(second) - versionNumber(first))[0] ?? null;
  }

  /** The newest version of each. */
  newest(): readonly Questionnaire[] {
    const keys = new Set(this.all().map(({ key }) => key));
    return [...keys].flatMap((key) => this.latest(key) ?? []);
  }

  /** The items of the survey on the administration, each of which a department leads, as the newest version asks them there. */
  ledItems(commune: CommuneCatalogue): readonly { readonly code: string; readonly title: Text }[] {
    const items = this.newest().flatMap((questionnaire) =>
      questionnaire.subject === 'administration' ? forPlace(questionnaire, placeOf(commune)).questions : [],
    );
    const asked = items.filter(({ scale, element }) => scale && element !== null);
    return [...new Map(asked.map(({ code, title }) => [code, { code, title }])).values()];
  }

  /** Every version, by file name. */
  all(): readonly Questionnaire[] {
    return [...this.versions.values()];
  }
}

function readQuestionnaire(folder: string, file: string): Questionnaire {
  try {
    const questionnaire = compile(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    if (`${questionnaire.version}.json` !== file) throw new Error(`it says it is ${questionnaire.version}`);
    return questionnaire;
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function versionNumber(questionnaire: Questionnaire): number {
  return Number(questionnaire.version.slice(questionnaire.key.length + 2));
}
