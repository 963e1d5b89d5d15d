import { readFileSync } from 'node:fs';
import { measureText } from '../../src/paper/draw-sheets.js';
import { toPageLayout } from '../../src/paper/pictures/printed-places.js';
import { toPrintedForm } from '../../src/paper/printed-form.js';
import { layoutSheet, type SheetForm } from '../../src/paper/sheet-layout.js';
import type { Piece } from '../../src/paper/sheet-pieces.js';
import type { SheetLayout } from '../../src/photographs/page-layout.js';
import { forPlace, placeOf } from '../../src/questionnaires/place.js';
import { QuestionnairesService } from '../../src/questionnaires/questionnaires.service.js';
import { kindOf } from '../../src/rules/kinds/kinds.js';

/** A form as a batch of it is printed, and as it is read. */
export interface PrintedSheet {
  readonly form: SheetForm;
  readonly layout: SheetLayout;
  readonly pages: readonly Piece[];
}

const PLACE = 'Trung tâm Phục vụ hành chính công xã Hồng Châu';

/** Every questionnaire that is shipped, each as a batch. */
export function printedSheets(): readonly PrintedSheet[] {
  const measure = measureText();
  const commune = JSON.parse(readFileSync('data/communes/hong-chau.json', 'utf8'));
  return new QuestionnairesService().all().map((questionnaire, at) => {
    const placed = forPlace(questionnaire, placeOf(commune));
    const { title, purpose } = placed;
    const head = { commune: 'xã Hồng Châu', place: PLACE, title: title.vi, purpose: purpose.vi, isShort: false };
    const form = { ...head, blocks: toPrintedForm(placed) };
    const pages = layoutSheet(form, measure);
    const isSeveral = ({ shape }: (typeof placed.questions)[number]): boolean => kindOf(shape).entry === 'several';
    const layout = {
      ...{ version: `${questionnaire.key}.v1`, batch: `K${at}M2`, issued: 900 },
      pages: pages.map((page) => toPageLayout(page, measure)),
      several: placed.questions.filter(isSeveral).map(({ code }) => code),
    };
    return { form, layout, pages };
  });
}
