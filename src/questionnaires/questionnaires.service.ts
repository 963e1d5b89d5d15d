import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import type { Text } from '../formatting/languages.js';
import { LOG_LANGUAGE } from '../formatting/sentence.js';
import { compiledByBuild } from './compiled.js';
import { type Fault, toldFault } from './definition-fault.js';
import type { Checked } from './definition-verdict.js';
import { forPlace, placeOf } from './place.js';
import type { Questionnaire } from './questionnaire.js';
import { checkFile } from './source-check.js';

/** Injection token of the folder of questionnaires; the one shipped unless given. */
export const SURVEYS_FOLDER = Symbol('folder of questionnaires');

/** `surveys/` of the project, seen from `src/` and from `dist/` alike. */
const shippedFolder = fileURLToPath(new URL('../../surveys/', import.meta.url));

/** A file of the folder that was left out, and why. */
export interface FaultyFile {
  readonly file: string;
  readonly faults: readonly Fault[];
}

const checked = new Map<string, Checked>();

/** The same text is compiled once: by the build, or when a program starts the application for the first time. */
function checkedOnce(text: string, file: string): Checked {
  const name = `${file}\n${text}`;
  const known = checked.get(name) ?? compiledByBuild(text, file) ?? checkFile(text, file);
  checked.set(name, known);
  return known;
}

/** The questionnaires shipped with the product, compiled once at the start; and what communes made themselves, once known. */
@Injectable()
export class QuestionnairesService {
  /** Files of the folder that cannot be used and were left out; the others are asked as ever. */
  readonly faulty: readonly FaultyFile[];
  private readonly versions: ReadonlyMap<string, Questionnaire>;
  private readonly own = new Map<string, Questionnaire>();

  /** @throws Error where there is no such folder */
  constructor(@Optional() @Inject(SURVEYS_FOLDER) folder: string = shippedFolder) {
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    const read = files
      .sort()
      .map((file) => ({ file, checked: checkedOnce(readFileSync(join(folder, file), 'utf8'), file) }));
    this.versions = new Map(
      read.flatMap(({ checked: { questionnaire } }) => (questionnaire ? [[questionnaire.version, questionnaire]] : [])),
    );
    this.faulty = read.flatMap(({ file, checked: { questionnaire, faults, open } }) =>
      questionnaire ? [] : [{ file, faults: [...faults, ...open] }],
    );
    for (const { file, faults } of this.faulty) {
      const told = faults.map((fault) => toldFault(fault, LOG_LANGUAGE).message);
      new Logger('questionnaires').error(`${file} is left out: ${told.join(' ')}`);
    }
  }

  /** @param version e.g. `trung-tam.v1`, or `hong-chau.y-kien-cho.v1` once it is known (`OwnQuestionnairesService`) */
  byVersion(version: string): Questionnaire | null {
    return this.versions.get(version) ?? this.own.get(version) ?? null;
  }

  /** Knows a commune's own from now on. It stays as it is for good, so it is the same however often it is said. */
  remember(questionnaire: Questionnaire): Questionnaire {
    const known = this.own.get(questionnaire.version) ?? questionnaire;
    this.own.set(questionnaire.version, known);
    return known;
  }

  /** The newest version of a shipped questionnaire. */
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

  /** Every version that is shipped, by file name. */
  all(): readonly Questionnaire[] {
    return [...this.versions.values()];
  }
}

function versionNumber(questionnaire: Questionnaire): number {
  return Number(questionnaire.version.slice(questionnaire.key.length + 2));
}
