import { Injectable } from '@nestjs/common';
import { assertCommune, may, type Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { FramesService } from '../documents/frames.service.js';
import type { Language } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { CriteriaService } from './criteria.service.js';
import type { CriterionPage } from './criterion.view-model.js';
import type { DossierPage } from './dossier.view-model.js';
import { DossierRecordsService } from './dossier-records.service.js';
import { DossiersService, type WhichDossier, type WholeDossier } from './dossiers.service.js';

/** Who asks, in which language. */
export interface Reader {
  readonly staff: Staff;
  readonly language: Language;
}

/** What of a page came of what was sent. */
type ToldOfYear = Partial<Pick<DossierPage, 'boxes' | 'faults' | 'refusal' | 'saved'>>;
type ToldOfCriterion = Partial<Pick<CriterionPage, 'boxes' | 'faults' | 'refusal' | 'saved' | 'fileFault'>>;

const NOTHING = { boxes: null, faults: new Map(), refusal: null, saved: null, fileFault: null } as const;

/** Collects what the pages of a dossier show. */
@Injectable()
export class DossierPagesService {
  constructor(
    private readonly dossiers: DossiersService,
    private readonly records: DossierRecordsService,
    private readonly criteria: CriteriaService,
    private readonly frames: FramesService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  /** The page of a year. @throws Problem `not-found` for another commune's */
  async year(which: WhichDossier, { staff, language }: Reader, told: ToldOfYear = {}): Promise<DossierPage> {
    const { communeId, year } = which;
    assertCommune(staff, communeId);
    const catalogue = await this.communes.catalogueOn(communeId, this.clock.today());
    const [whole, before] = [await this.dossiers.find(which), await this.dossiers.find({ communeId, year: year - 1 })];
    const { committee } = await this.frames.of(communeId);
    return {
      ...{ ...NOTHING, ...told, catalogue, year, whole, before, language, signer: committee.signer },
      communes: await this.communes.servedBy(staff, this.clock.today()),
      years: await this.years(communeId, year),
      ...{ sets: this.criteria.offeredIn(catalogue.province), faulty: this.criteria.faulty },
      mayKeep: may(staff.role, 'keep-dossier'),
    };
  }

  /** The page of one criterion. @throws Problem `not-found` */
  async criterion(
    which: WhichDossier & { readonly code: string },
    { staff, language }: Reader,
    told: ToldOfCriterion = {},
  ): Promise<CriterionPage> {
    const { whole, criterion } = await this.found(which, staff);
    const { communeId, year } = which;
    return {
      ...{ ...NOTHING, ...told, whole, criterion, language },
      catalogue: await this.communes.catalogueOn(communeId, this.clock.today()),
      before: await this.dossiers.find({ communeId, year: year - 1 }),
      mayKeep: may(staff.role, 'keep-dossier'),
    };
  }

  /** A criterion of a dossier that is begun. @throws Problem `not-found` */
  async found(
    { communeId, year, code }: WhichDossier & { readonly code: string },
    staff: Staff,
  ): Promise<Pick<CriterionPage, 'whole' | 'criterion'>> {
    assertCommune(staff, communeId);
    const whole: WholeDossier = await this.dossiers.whole({ communeId, year });
    const criterion = whole.set.criteria.find((one) => one.code === code);
    if (!criterion) throw problem.notFound();
    return { whole, criterion };
  }

  /** This year, the next, and every one with a dossier; the newest first. */
  private async years(communeId: string, shown: number): Promise<readonly number[]> {
    const today = Number(this.clock.today().slice(0, 4));
    const kept = (await this.records.list(communeId)).map(({ year }) => year);
    return [...new Set([today + 1, today, today - 1, shown, ...kept])].sort((a, b) => b - a);
  }
}

/** A year as an address names it. @throws Problem `not-found` for anything else */
export function yearIn(text: string): number {
  if (!/^20\d\d$/.test(text)) throw problem.notFound();
  return Number(text);
}
