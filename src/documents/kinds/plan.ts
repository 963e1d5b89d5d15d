import { FEWEST_PER_UNIT } from '../../campaigns/plan-sizes.js';
import { pointKinds } from '../../collection-points/collection-point.entity.js';
import { unitName } from '../../communes/catalogue.js';
import { formatDay } from '../../formatting/days.js';
import { translate } from '../../formatting/languages.js';
import { capitalised } from '../../formatting/letters.js';
import { formatCount, formatTarget } from '../../formatting/numbers.js';
import type { DocumentTable } from '../../writers/official-document.js';
import { numberedTable } from '../numbered-table.js';
import { withinSentence } from '../report/words.js';
import type { AskedPaper, Desk, DocumentKind } from './kind.js';
import { paperOf, part, type SurveyWords, surveyWords } from './paper-parts.js';

/** "Kế hoạch khảo sát": what a campaign is set up to do, before it is done. */
export const plan: DocumentKind = {
  about: 'campaign',
  ofSheets: false,
  ofUnits: false,
  async compose(asked, desk) {
    const words = surveyWords(asked, desk);
    const { language, place, about, period } = words;
    const say = (key: string): string => translate(language, `surveyPapers.plan.headings.${key}`);
    const points = (await desk.points()).filter(({ revokedOn }) => revokedOn === null);
    return [
      paperOf(words, {
        type: translate(language, 'surveyPapers.plan.type'),
        subject: capitalised(translate(language, 'surveyPapers.plan.subject', { about, period })),
        ...{ symbol: 'KH', signers: null, withGrounds: true, fileName: `ke-hoach-khao-sat-${asked.campaign.opensOn}` },
        sections: [
          part(
            'opening',
            say('opening'),
            [translate(language, 'surveyPapers.plan.opening', { place, about, period })],
            {
              isUntitled: true,
            },
          ),
          part('purpose', say('purpose'), purposeOf(asked, desk)),
          part('content', say('content'), contentOf(asked, desk)),
          part('method', say('method'), await methodOf(asked, desk, points)),
          part('places', say('places'), [placesLead(asked, points.length)], {
            after: placesTable(asked, desk, points),
          }),
          part('days', say('days'), [], { after: [daysTable(asked)] }),
          part('work', say('work'), workOf(asked, desk, points, words)),
        ],
      }),
    ];
  },
};

type Points = Awaited<ReturnType<Desk['points']>>;

function purposeOf({ campaign, language }: AskedPaper, { questionnaire }: Desk): readonly string[] {
  const people = questionnaire.group === 'people' ? 'people' : 'others';
  const { target } = campaign;
  return [
    translate(language, `report.basis.purpose.${people}`),
    ...(target === null
      ? []
      : [translate(language, 'report.basis.target', { target: formatTarget(target, language) })]),
    translate(language, 'surveyPapers.plan.requirement'),
  ];
}

function contentOf({ language }: AskedPaper, { questionnaire }: Desk): readonly string[] {
  const say = (key: string, values = {}): string => translate(language, `surveyPapers.plan.${key}`, values);
  const { title, questions, elements, subject } = questionnaire;
  const names = [...new Set(elements.map((element) => element.title[language]))];
  return [
    translate(language, `report.scope.who.${subject}`),
    say('form', { title: title[language], questions: formatCount(questions.length, language) }),
    ...(names.length > 0 ? [say('elements', { names: names.join('; ') })] : []),
  ];
}

async function methodOf({ campaign, language }: AskedPaper, desk: Desk, points: Points): Promise<readonly string[]> {
  const say = (key: string, values = {}): string => translate(language, `surveyPapers.plan.${key}`, values);
  const kinds = pointKinds.filter((kind) => points.some((point) => point.kind === kind));
  const decided = await desk.plan();
  const count = (number: number): string => formatCount(number, language);
  const named = kinds.map((kind) => withinSentence(translate(language, `points.kind.${kind}`)));
  return [
    ...(named.length > 0 ? [say('kinds', { kinds: named.join('; ') })] : []),
    decided
      ? say(campaign.continuous ? 'plannedEachQuarter' : 'planned', {
          ...{ responses: count(decided.responses), perUnit: count(decided.perUnit) },
        })
      : say('notPlanned', { perUnit: count(FEWEST_PER_UNIT) }),
    ...(kinds.some((kind) => kind === 'paper' || kind === 'meeting') ? [say('sheets')] : []),
  ];
}

function placesLead({ language }: AskedPaper, count: number): string {
  if (count === 0) return translate(language, 'surveyPapers.plan.noPlaces');
  return translate(language, 'surveyPapers.plan.places', { places: formatCount(count, language) });
}

function placesTable({ language }: AskedPaper, { catalogue }: Desk, points: Points): readonly DocumentTable[] {
  if (points.length === 0) return [];
  const placeOf = ({ village, unit }: Points[number]): string =>
    catalogue.villages.find(({ key }) => key === village)?.name ?? (unit === null ? '' : unitName(catalogue, unit));
  const columns = [
    { title: translate(language, 'surveyPapers.plan.place'), align: 'left', width: 62 },
    { title: translate(language, 'report.columns.unit'), align: 'left', width: 48 },
    { title: translate(language, 'points.kindTitle'), align: 'left', width: 40 },
  ] as const;
  const kindOf = ({ kind }: Points[number]): string => translate(language, `points.kind.${kind}`);
  const lines = points.map((point) => [point.name, placeOf(point), kindOf(point)]);
  return [numberedTable(columns, lines, language)];
}

function daysTable({ campaign, language }: AskedPaper): DocumentTable {
  const say = (key: string, values = {}): string => translate(language, `surveyPapers.plan.${key}`, values);
  const { opensOn, endsOn, locksOn, continuous, period } = campaign;
  const day = (one: typeof opensOn): string => formatDay(one, language);
  const rows = [
    [say('opens'), say('from', { from: day(opensOn), to: day(endsOn) })],
    ...(continuous ? [] : [[say('keyed'), say('until', { day: day(locksOn) })]]),
    [say('locks'), period === null ? say('day', { day: day(locksOn) }) : say(`locksBy.${period}`)],
    [say('reports'), say('after')],
  ];
  const columns = [
    { title: translate(language, 'report.columns.name'), align: 'left', width: 80 },
    { title: translate(language, 'surveyPapers.plan.time'), align: 'left', width: 70 },
  ] as const;
  return numberedTable(columns, rows, language);
}

function workOf(
  { campaign, language }: AskedPaper,
  { catalogue, questionnaire }: Desk,
  points: Points,
  { place, about, period }: SurveyWords,
): readonly string[] {
  const say = (key: string, values = {}): string => translate(language, `surveyPapers.plan.${key}`, values);
  const { ownerUnit } = campaign;
  const unit = ownerUnit === null ? null : unitName(catalogue, ownerUnit);
  const receiver = unit === null ? say('receiver', { place }) : say('receiverThrough', { place, unit });
  return [
    unit === null ? say('noOwner') : say('owner', { unit }),
    ...(questionnaire.subject === 'centre' ? [say(`centre.${shownAtCentre(points)}`)] : []),
    say('front'),
    ...(questionnaire.subject === 'administration' ? [say('villages', { kind: catalogue.villageKind })] : []),
    say('closing', { about, period, receiver }),
  ];
}

/** What the centre has to put up, where the survey has it. */
function shownAtCentre(points: Points): 'both' | 'qr' | 'kiosk' | 'neither' {
  const [qr, kiosk] = (['qr', 'kiosk'] as const).map((wanted) => points.some(({ kind }) => kind === wanted));
  if (qr && kiosk) return 'both';
  return qr ? 'qr' : kiosk ? 'kiosk' : 'neither';
}
