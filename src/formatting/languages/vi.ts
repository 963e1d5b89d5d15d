import { access } from './vi/access.js';
import { audit } from './vi/audit.js';
import { campaignChanges } from './vi/campaign-changes.js';
import { campaigns } from './vi/campaigns.js';
import { city } from './vi/city.js';
import { collectionPoints } from './vi/collection-points.js';
import { comments } from './vi/comments.js';
import { communes } from './vi/communes.js';
import { dashboard } from './vi/dashboard.js';
import { dashboardFiles } from './vi/dashboard-files.js';
import { dashboardMethods } from './vi/dashboard-methods.js';
import { definitionFaults } from './vi/definition-faults.js';
import { devices } from './vi/devices.js';
import { documents } from './vi/documents.js';
import { dossier } from './vi/dossier.js';
import { dossierPapers } from './vi/dossier-papers.js';
import { duties } from './vi/duties.js';
import { feedbackCase } from './vi/feedback-case.js';
import { feedbackList } from './vi/feedback-list.js';
import { feedbackPublic } from './vi/feedback-public.js';
import { feedbackRegister } from './vi/feedback-register.js';
import { feedbackUnits } from './vi/feedback-units.js';
import { feedbackWords } from './vi/feedback-words.js';
import { figures } from './vi/figures.js';
import { formatting } from './vi/formatting.js';
import { helpTasks } from './vi/help-tasks.js';
import { helpWords } from './vi/help-words.js';
import { importing } from './vi/importing.js';
import { integrity } from './vi/integrity.js';
import { kiosk } from './vi/kiosk.js';
import { letters } from './vi/letters.js';
import { maskEditor } from './vi/mask-editor.js';
import { masking } from './vi/masking.js';
import { meetings } from './vi/meetings.js';
import { newCommune } from './vi/new-commune.js';
import { opinions } from './vi/opinions.js';
import { ownQuestionnaires } from './vi/own-questionnaires.js';
import { paper } from './vi/paper.js';
import { paperPictures } from './vi/paper-pictures.js';
import { paperSheets } from './vi/paper-sheets.js';
import { participation } from './vi/participation.js';
import { plan } from './vi/plan.js';
import { pointChanges } from './vi/point-changes.js';
import { preparedPapers } from './vi/prepared-papers.js';
import { problem } from './vi/problem.js';
import { publicResults } from './vi/public-results.js';
import { quarter } from './vi/quarter.js';
import { questionConditions } from './vi/question-conditions.js';
import { questionnaireChanges } from './vi/questionnaire-changes.js';
import { questionnaireEditing } from './vi/questionnaire-editing.js';
import { questionnaires } from './vi/questionnaires.js';
import { reorganising } from './vi/reorganising.js';
import { report } from './vi/report.js';
import { reportFeedback } from './vi/report-feedback.js';
import { reportNext } from './vi/report-next.js';
import { responses } from './vi/responses.js';
import { retention } from './vi/retention.js';
import { rules } from './vi/rules.js';
import { secondStep } from './vi/second-step.js';
import { setAside } from './vi/set-aside.js';
import { severalPoints } from './vi/several-points.js';
import { sheets } from './vi/sheets.js';
import { surveyPapers } from './vi/survey-papers.js';
import { tokens } from './vi/tokens.js';
import { villageSheets } from './vi/village-sheets.js';
import { villageWeek } from './vi/village-week.js';
import { visits } from './vi/visits.js';
import { workingDays } from './vi/working-days.js';

/** Every sentence a reader sees, in Vietnamese: a file for each room, or topic of one. */
export const vi = {
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
