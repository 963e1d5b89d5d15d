import { batch, keyed, leader, officer, server, told } from './audited-staff.js';
import { aCommentPage } from './comments.js';
import { aFlaggedRound, type FlaggedRound, keyOf, pathOf, proposed } from './flagged-round.js';
import { aDraft, threeLevels } from './own-questionnaires.js';
import { aSheet } from './paper.js';
import { draftOn } from './paper-frames.js';
import type { Shown } from './staff-forms.js';

const DRAFT = `/documents/draft/report?campaign=`;
const REQUEST = '00000000-0000-4000-8000-00000000000d';

let round: FlaggedRound;
let [exclusion, comment, paper, own] = ['', '', '', ''];

/** What the forms about figures, papers and questionnaires are about, made before the first of them is opened. */
export async function prepareMore(): Promise<void> {
  comment = await aCommentPage(server);
  const judged = await aFlaggedRound(server, 'Đã đề nghị');
  round = await aFlaggedRound(server, 'Bất thường');
  server.clock.moveTo('2026-11-03');
  exclusion = await proposed(server, judged, officer);
  const dossier = { commune: 'spring', year: '2026', changes: '0', criteria: 'hai-phong.v1', letter: '12/UBND' };
  await officer.post('/dossier', { ...dossier, registeredOn: '10/02/2026' });
  const draft = await draftOn(officer, DRAFT + told.id, { 'text-advice': 'Đề nghị giữ vững kết quả./.' });
  await officer.post('/documents/draft/report', draft);
  paper = draft.id ?? '';
  await officer.post('/retention', { commune: 'spring', id: REQUEST, day: '', asked: 'Xin xóa ý kiến' });
  await (await keyed(() => officer, '', aSheet(2, { G: 5 }))())();
  own = (await aDraft(server, threeLevels('Chợ xã'), 'spring', 'Chợ xã')).version;
}

/** The forms of figures, papers and questionnaires, each on its page. */
export function moreStaffForms(
  by: (page: string, typed?: Shown['typed']) => Shown,
): Readonly<Record<string, () => Shown>> {
  const byLeader = (page: string): Shown => ({ page, by: () => leader });
  const flag = () => by(`${pathOf(round)}/flag?period=all&key=${keyOf(round)}`);
  const sheet = () => by(`/paper/batches/${batch.id}/sheets/2`);
  return {
    'DossierController.register': () => by('/dossier?commune=spring&year=2026'),
    'CriterionController.score': () => by('/dossier/spring/2026/criteria/2.8'),
    'ScoreTableController.score': () => by('/dossier/spring/2026/scores'),
    'QuarterController.save': () => by('/documents/quarter?commune=spring&quarter=2026-Q3'),
    'FrameController.save': () => by('/documents/frame/spring'),
    'DraftController.make': () => by(DRAFT + told.id),
    'DiscardController.discard': () => by(`/documents/spring/${paper}/discard`),
    'RetentionController.answer': () => by(`/retention/spring/${REQUEST}`),
    'SheetController.correct': () => ({ ...sheet(), typed: { shown: 'G', 'a-G': '4' } }),
    'SheetController.renumber': sheet,
    'SheetController.spoil': sheet,
    'FlagController.judge': flag,
    'FlagController.propose': flag,
    'IntegrityController.propose': () => by(pathOf(round)),
    'ExclusionController.decide': () => byLeader(exclusion),
    'NewQuestionnaireController.bring': () =>
      by('/questionnaires/new?commune=spring', { text: JSON.stringify(threeLevels('Mới')) }),
    'SourceController.save': () => by(`/questionnaires/${own}/text`),
    'CommentController.tag': () => by(comment),
    'CommentController.mask': () => by(comment),
  };
}
