import { Problem } from '../problem.js';
import { type CampaignFault, faultAt } from './campaign-check.js';

/**
 * What only the unit of work can find wrong with a campaign, as a fault beside its field: a name or a point that somebody
 * else took meanwhile, a questionnaire for tablets that asks something else, one that was retired.
 * @throws the error itself where it is about none of the fields
 */
export function faultOfProblem(error: unknown): { readonly status: 409 | 422; readonly fault: CampaignFault } {
  if (!(error instanceof Problem)) throw error;
  const { code, details } = error;
  if (code === 'campaign-overlaps') {
    return { status: 409, fault: { ...faultAt('points'), campaign: String(details.campaign ?? '') } };
  }
  const field = fields.find((one) => one === details.field);
  if (code !== 'input-invalid' || !field) throw error;
  if (field === 'questionnaire') return { status: 409, fault: faultAt(field, 'questionnaireRetired') };
  if (field !== 'name') return { status: 422, fault: faultAt(field) };
  return { status: 422, fault: { ...faultAt('name', 'nameTaken'), campaign: String(details.value ?? '') } };
}

const fields = ['name', 'owner', 'questionnaire', 'tabletQuestionnaire'] as const;
