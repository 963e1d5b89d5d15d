import { featuresOfPage } from './box-features.js';
import { codesOf, type FindCodes, type FoundCode, type PageName, pageNameOf } from './find-codes.js';
import type { Grey } from './grey.js';
import { darkness, type FlatPage, layFlat } from './lay-flat.js';
import { likelihoodOf } from './likelihood.js';
import { NETWORK, SURE } from './likelihood-data.js';
import { type JudgedBox, type Outcome, outcomeOfOne, outcomeOfSeveral } from './outcome.js';
import { middleOne, type SeenBox, seeBoxes } from './outlines.js';
import type { PageLayout, SheetLayout } from './page-layout.js';
import { printAgrees } from './print-agrees.js';

/** Why a page is not read: what whoever took the picture does about it follows from that. */
export type Refusal =
  /** No code is seen: too far away, blurred, covered, or not a sheet at all. */
  | 'no-code'
  /** A code of something else. */
  | 'other-code'
  | 'other-batch'
  /** A number that was never printed, or a page that the sheets of the batch don't have. */
  | 'no-such-page'
  | 'cut-corner'
  | 'too-small'
  | 'blurred'
  /** A reflection or a shadow hides boxes. */
  | 'unlit'
  /** What is printed on it is not what its code says. */
  | 'not-this-page';

/** What one page of a picture says. */
export type PageReading =
  | { readonly kind: 'refused'; readonly name: PageName | null; readonly reason: Refusal }
  | {
      readonly kind: 'read';
      readonly name: PageName;
      readonly answers: ReadonlyMap<string, Outcome>;
      /** Where its places are in the picture. */
      readonly flat: FlatPage;
    }
  | {
      /** A page of these sheets, and which of them is not certain: its code is not seen. */
      readonly kind: 'unnamed';
      readonly name: null;
      readonly page: number;
      readonly answers: ReadonlyMap<string, Outcome>;
      readonly flat: FlatPage;
    };

/** Says by its printed words what a page without a code is called; null where that is not certain. */
export type FindName = (flat: FlatPage, sheet: SheetLayout) => PageName | null;

/** A page as it is seen, before anything is said of its answers. */
export interface SeenPage {
  /** null where it has no code, and its words are not certain. */
  readonly name: PageName | null;
  /** Of its sheet. */
  readonly page: number;
  readonly layout: PageLayout;
  readonly several: readonly string[];
  readonly boxes: readonly SeenBox[];
  readonly flat: FlatPage;
}

/**
 * Reads every page that a picture shows.
 * @param layouts of the sheets that may be in it
 * @param findCodes finds QR codes, in a browser as on the server
 * @param findName tells which page is seen where no code is
 * @returns for each page what was answered, or why it was refused; at least one
 */
export async function readPhotograph(
  picture: Grey,
  layouts: readonly SheetLayout[],
  findCodes: FindCodes,
  findName: FindName,
): Promise<readonly PageReading[]> {
  const seen = await seePages(picture, layouts, findCodes, findName);
  return seen.map((one) => {
    if ('kind' in one) return one;
    const { name, page, flat } = one;
    const answers = answersOf(one);
    return name ? { kind: 'read', name, answers, flat } : { kind: 'unnamed', name, page, answers, flat };
  });
}

type Refused = PageReading & { readonly kind: 'refused' };

/** The same, before the boxes are judged: what a network is taught with. */
export async function seePages(
  picture: Grey,
  layouts: readonly SheetLayout[],
  findCodes: FindCodes,
  findName: FindName,
): Promise<readonly (SeenPage | Refused)[]> {
  const codes = await codesOf(picture, findCodes);
  if (codes.length === 0) return [seeWithoutCode(picture, layouts, findName)];
  return codes.map((code) => seePage(picture, layouts, code));
}

function seePage(picture: Grey, layouts: readonly SheetLayout[], code: FoundCode): SeenPage | Refused {
  const name = pageNameOf(code.text);
  const refused = (reason: Refusal): Refused => ({ kind: 'refused', name, reason });
  if (!name) return refused('other-code');
  const found = pageOf(name, layouts);
  if (typeof found === 'string') return refused(found);
  const flat = layFlat(picture, code);
  if (typeof flat === 'string') return refused(flat);
  const boxes = seeBoxes(flat, found.layout.boxes);
  const reason = faultOf(boxes, agreement(found.layout, flat));
  return reason ? refused(reason) : { name, page: name.page, ...found, boxes, flat };
}

/** Which of the pages it is, its print says: no other agrees with it as well. Which sheet, its words say, or somebody. */
function seeWithoutCode(picture: Grey, layouts: readonly SheetLayout[], findName: FindName): SeenPage | Refused {
  const refused = (reason: Refusal, name: PageName | null = null): Refused => ({ kind: 'refused', name, reason });
  const flat = layFlat(picture, null);
  if (typeof flat === 'string') return refused(flat);
  const [best] = layouts
    .flatMap((sheet) => sheet.pages.map((layout, at) => ({ sheet, layout, page: at + 1 })))
    .map((one) => ({ ...one, agrees: agreement(one.layout, flat) }))
    .sort((one, other) => other.agrees - one.agrees);
  if (!best) return refused('no-code');
  const { sheet, layout, page, agrees } = best;
  const boxes = seeBoxes(flat, layout.boxes);
  const reason = faultOf(boxes, agrees);
  // What is no page of these sheets may be anything.
  if (reason) return refused(reason === 'not-this-page' ? 'no-code' : reason);
  const name = findName(flat, sheet);
  const found = name && pageOf(name, layouts);
  if (typeof found === 'string') return refused(found, name);
  if (found && found.layout !== layout) return refused('not-this-page', name);
  return { name, page, layout, several: sheet.several, boxes, flat };
}

function pageOf(
  { version, batch, number, page }: PageName,
  layouts: readonly SheetLayout[],
): Pick<SeenPage, 'layout' | 'several'> | Refusal {
  const sheet = layouts.find((one) => one.version === version && one.batch === batch);
  if (!sheet) return 'other-batch';
  const layout = sheet.pages[page - 1];
  if (!layout || number < 1 || number > sheet.issued) return 'no-such-page';
  return { layout, several: sheet.several };
}

/** How well its words stand where they should, from 0 to 1. */
function agreement(layout: PageLayout, flat: FlatPage): number {
  return printAgrees(layout, (page) => darkness(flat, page));
}

/** An outline as plain as this is there. */
const THERE = 0.15;
/** Of outlines so faint nobody could tell whether a pen was there. */
const BLURRED = 0.2;

/** So well the words still stand where they should when somebody has written over them. */
const WRITTEN_OVER = 0.2;

/** @param agrees how well the words stand where they should, from 0 to 1 */
function faultOf(boxes: readonly SeenBox[], agrees: number): Refusal | null {
  const there = boxes.filter(({ plain }) => plain > THERE).length / boxes.length;
  const plain = middleOne(boxes.map((one) => one.plain));
  // A page for writing alone, over its few words as well: people look at it, and no box can be taken for another.
  if (boxes.length === 0) return agrees >= WRITTEN_OVER ? null : 'not-this-page';
  const isThisPage = agrees >= 0.65 || (there >= 0.95 && agrees >= 0.2 && boxes.length >= 8);
  if (!isThisPage) return 'not-this-page';
  if (plain < BLURRED) return 'blurred';
  return there < 0.75 ? 'unlit' : null;
}

function answersOf({ layout, several, boxes, flat }: SeenPage): ReadonlyMap<string, Outcome> {
  const features = featuresOfPage(boxes, layout.print, flat.black);
  const judged = boxes.map((one, at) => ({ ...one, is: likelihoodOf(features[at] ?? [], NETWORK) }));
  const questions = new Set(boxes.map(({ box }) => box.question));
  return new Map(
    [...questions].map((question) => {
      const asked = judged.filter(({ box }) => box.question === question);
      const all = asked.map(({ box, is }): JudgedBox => ({ value: box.value, is }));
      const outcome = several.includes(question) ? outcomeOfSeveral(all, SURE) : outcomeOfOne(all, SURE);
      const isHidden = asked.some(({ plain, is }) => plain < HIDDEN && is.filled < 0.5);
      return [question, isHidden ? { kind: 'doubtful', likely: outcome.likely } : outcome];
    }),
  );
}

/** Where not even the outline of a box is seen, a mark may be hidden as well. */
const HIDDEN = 0.08;
