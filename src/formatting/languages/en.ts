import type { Translated } from '../sentence.js';
import { access } from './en/access.js';
import { audit } from './en/audit.js';
import { campaignChanges } from './en/campaign-changes.js';
import { campaigns } from './en/campaigns.js';
import { city } from './en/city.js';
import { collectionPoints } from './en/collection-points.js';
import { comments } from './en/comments.js';
import { communes } from './en/communes.js';
import { dashboard } from './en/dashboard.js';
import { dashboardFiles } from './en/dashboard-files.js';
import { dashboardMethods } from './en/dashboard-methods.js';
import { definitionFaults } from './en/definition-faults.js';
import { devices } from './en/devices.js';
import { documents } from './en/documents.js';
import { dossier } from './en/dossier.js';
import { dossierPapers } from './en/dossier-papers.js';
import { duties } from './en/duties.js';
import { feedbackCase } from './en/feedback-case.js';
import { feedbackList } from './en/feedback-list.js';
import { feedbackPublic } from './en/feedback-public.js';
import { feedbackRegister } from './en/feedback-register.js';
import { feedbackUnits } from './en/feedback-units.js';
import { feedbackWords } from './en/feedback-words.js';
import { figures } from './en/figures.js';
import { formatting } from './en/formatting.js';
import { helpTasks } from './en/help-tasks.js';
import { helpWords } from './en/help-words.js';
import { importing } from './en/importing.js';
import { integrity } from './en/integrity.js';
import { kiosk } from './en/kiosk.js';
import { letters } from './en/letters.js';
import { maskEditor } from './en/mask-editor.js';
import { masking } from './en/masking.js';
import { meetings } from './en/meetings.js';
import { newCommune } from './en/new-commune.js';
import { opinions } from './en/opinions.js';
import { ownQuestionnaires } from './en/own-questionnaires.js';
import { paper } from './en/paper.js';
import { paperPictures } from './en/paper-pictures.js';
import { paperSheets } from './en/paper-sheets.js';
import { participation } from './en/participation.js';
import { plan } from './en/plan.js';
import { pointChanges } from './en/point-changes.js';
import { preparedPapers } from './en/prepared-papers.js';
import { problem } from './en/problem.js';
import { publicResults } from './en/public-results.js';
import { quarter } from './en/quarter.js';
import { questionConditions } from './en/question-conditions.js';
import { questionnaireChanges } from './en/questionnaire-changes.js';
import { questionnaireEditing } from './en/questionnaire-editing.js';
import { questionnaires } from './en/questionnaires.js';
import { reorganising } from './en/reorganising.js';
import { report } from './en/report.js';
import { reportFeedback } from './en/report-feedback.js';
import { reportNext } from './en/report-next.js';
import { responses } from './en/responses.js';
import { retention } from './en/retention.js';
import { rules } from './en/rules.js';
import { secondStep } from './en/second-step.js';
import { setAside } from './en/set-aside.js';
import { severalPoints } from './en/several-points.js';
import { sheets } from './en/sheets.js';
import { surveyPapers } from './en/survey-papers.js';
import { tokens } from './en/tokens.js';
import { villageSheets } from './en/village-sheets.js';
import { villageWeek } from './en/village-week.js';
import { visits } from './en/visits.js';
import { workingDays } from './en/working-days.js';
import type { vi } from './vi.js';

/** The same in English: each file has the shape of the Vietnamese one. */
export const en: Translated<typeof vi> = {
  ...access,
  ...audit,
  ...campaigns,
  ...campaignChanges,
  ...city,
  ...collectionPoints,
  ...comments,
  ...communes,
  ...newCommune,
  ...reorganising,
  ...dashboard,
  ...dashboardFiles,
  ...dashboardMethods,
  ...definitionFaults,
  ...devices,
  ...documents,
  ...dossier,
  ...dossierPapers,
  ...duties,
  ...feedbackWords,
  ...feedbackRegister,
  ...feedbackList,
  ...feedbackCase,
  ...feedbackPublic,
  ...feedbackUnits,
  ...figures,
  ...formatting,
  ...helpTasks,
  ...helpWords,
  ...importing,
  ...integrity,
  ...letters,
  ...maskEditor,
  ...masking,
  ...kiosk,
  ...meetings,
  ...ownQuestionnaires,
  ...paper,
  ...paperPictures,
  ...paperSheets,
  ...participation,
  ...plan,
  ...pointChanges,
  ...preparedPapers,
  ...problem,
  ...publicResults,
  ...quarter,
  ...questionConditions,
  ...questionnaireChanges,
  ...questionnaireEditing,
  ...questionnaires,
  ...report,
  ...reportFeedback,
  ...reportNext,
  ...responses,
  ...retention,
  ...rules,
  ...secondStep,
  ...setAside,
  ...sheets,
  ...tokens,
  ...visits,
  ...workingDays,
  ...severalPoints,
  ...surveyPapers,
  ...villageSheets,
  ...villageWeek,
  ...opinions,
};
