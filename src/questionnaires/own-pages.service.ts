import { Injectable } from '@nestjs/common';
import { assertCommune, type Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import type { Language } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { DraftsService, revisionOf } from './drafts.service.js';
import type { OwnQuestionnaire, OwnState } from './own-questionnaire.entity.js';
import { checkSource, LOOKED_AT, type ToldCheck, toldCheck } from './source-check.js';
import { keyNameOf, titleIn } from './source-title.js';

/** One version of a commune's own, for its page. */
export interface OwnView extends ToldCheck {
  readonly version: string;
  readonly name: string;
  readonly state: OwnState;
  readonly revision: string;
  /** Nothing is missing: it can be published. */
  readonly ready: boolean;
}

/** A file as somebody brought it, or typed it. */
export interface TypedSource {
  readonly commune: string;
  readonly name: string;
  readonly text: string;
}

/** What came of a file: it is kept, or everything that is wrong with it. */
export type Brought = { readonly kept: OwnQuestionnaire } | { readonly told: ToldCheck };

/** What the pages of a commune's own questionnaires have in common. */
@Injectable()
export class OwnPagesService {
  constructor(
    private readonly drafts: DraftsService,
    private readonly communes: CommunesService,
  ) {}

  /** @throws Problem `not-found` for another commune's */
  async bring({ commune, name, text }: TypedSource, staff: Staff, language: Language): Promise<Brought> {
    assertCommune(staff, commune);
    if (!(await this.communes.find(commune))) throw problem.notFound({ what: commune });
    const told = toldCheck(checkSource(text, LOOKED_AT), language);
    if (told.faults.length > 0) return { told };
    return {
      kept: await this.drafts.create({ communeId: commune, name: keyNameOf(text, name), source: text }, staff.name),
    };
  }

  view(row: OwnQuestionnaire, language: Language): OwnView {
    const checked = checkSource(row.source, row);
    const { version, state } = row;
    return {
      ...toldCheck(checked, language),
      ...{ version, state, name: titleIn(row.source) ?? row.key, revision: revisionOf(row) },
      ready: checked.questionnaire !== null,
    };
  }
}
