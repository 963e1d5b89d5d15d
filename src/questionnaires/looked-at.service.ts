import { Injectable } from '@nestjs/common';
import type { Staff } from '../access/staff.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import type { Language } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { problem } from '../problem.js';
import type { OwnQuestionnaire } from './own-questionnaire.entity.js';
import { OwnQuestionnairesService } from './own-questionnaires.service.js';
import { forPlace, placeOf } from './place.js';
import { type Questionnaire, readOwnVersion } from './questionnaire.js';
import { QuestionnairesService } from './questionnaires.service.js';
import { checkSource } from './source-check.js';

/** A version, and the commune in whose words it is looked at. */
export interface LookedAt {
  readonly version: string;
  readonly commune: CommuneCatalogue;
  /** Of a commune's own; null of a shipped one. */
  readonly row: OwnQuestionnaire | null;
  /** As its file has it; null while something in a draft is still to be mended. */
  readonly questionnaire: Questionnaire | null;
}

/** Finds what is looked at before anybody is asked: a draft as well as what is published or shipped. */
@Injectable()
export class LookedAtService {
  constructor(
    private readonly questionnaires: QuestionnairesService,
    private readonly own: OwnQuestionnairesService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  /**
   * In the words of the commune that it belongs to; a shipped one in those of the first commune that the reader serves.
   * @throws Problem `not-found`, for another commune's as for one that is not there
   */
  async find(version: string, staff: Staff): Promise<LookedAt> {
    const row = readOwnVersion(version) ? await this.own.find(version, staff) : null;
    const questionnaire = row ? checkSource(row.source, row).questionnaire : this.questionnaires.byVersion(version);
    const today = this.clock.today();
    const [first] = row ? [] : await this.communes.servedBy(staff, today);
    const commune = row ? await this.communes.catalogueOn(row.communeId, today) : first;
    if (!commune || !(questionnaire || row)) throw problem.notFound({ what: version });
    return { version, commune, row, questionnaire };
  }

  /**
   * What the commune would ask; null for a draft in which something is still to be mended.
   * @throws Problem as `find`
   */
  async placed(version: string, staff: Staff): Promise<Previewed | null> {
    const { commune, questionnaire } = await this.find(version, staff);
    // Made anew each time: a draft changes under the same version.
    return questionnaire && { commune, questionnaire: forPlace(questionnaire, placeOf(commune)) };
  }
}

/** A questionnaire with the commune's names, fields and villages filled in. */
export interface Previewed {
  readonly commune: CommuneCatalogue;
  readonly questionnaire: Questionnaire;
}

/** The language asked for where the questionnaire speaks it, else the main one. */
export function languageShown({ languages }: Questionnaire, asked: unknown): Language {
  return languages.find((language) => language === asked) ?? MAIN_LANGUAGE;
}
