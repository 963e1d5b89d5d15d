import { isPointKind, pointKinds } from '../collection-points/collection-point.entity.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import type { Command, CommandCall } from '../config/command.js';
import { WriteQueue } from '../database/write-queue.js';
import { type Day, isDay } from '../rules/days.js';
import { type CampaignField, campaignFaults, type FaultKey } from './campaign-check.js';
import { CampaignsService } from './campaigns.service.js';
import type { NewCampaign } from './new-campaign.js';

export const campaignCommands: readonly Command[] = [
  {
    name: 'campaign:create',
    usage:
      '--commune S --questionnaire KEY --opens D --ends D [--locks D] [--target 0.9|none] [--name N] [--continuous [--period month|quarter] [--from-day 15]]',
    options: [
      { name: 'commune', kind: 'text', required: true },
      { name: 'questionnaire', kind: 'text', required: true },
      { name: 'opens', kind: 'text', required: true },
      { name: 'ends', kind: 'text', required: true },
      { name: 'locks', kind: 'text' },
      { name: 'target', kind: 'text' },
      { name: 'continuous', kind: 'flag' },
      { name: 'period', kind: 'text' },
      { name: 'from-day', kind: 'text' },
      { name: 'name', kind: 'text' },
    ],
    run: async (get, call) => {
      const campaigns = get(CampaignsService);
      const wanted = {
        communeId: call.text('commune') ?? '',
        questionnaire: call.text('questionnaire') ?? '',
        name: call.text('name'),
        opensOn: dayOf(call, 'opens'),
        endsOn: dayOf(call, 'ends'),
        locksOn: call.text('locks') === undefined ? undefined : dayOf(call, 'locks'),
        target: targetOf(call.text('target')),
        continuous: call.flag('continuous'),
        ...rhythmOf(call),
        isNamedApart: true,
      };
      await assertPlausible(campaigns, wanted);
      const campaign = await campaigns.create(wanted, 'command');
      const { id, name, questionnaireVersion: version, opensOn, endsOn, locksOn, target, continuous } = campaign;
      const { period, fromDay } = campaign;
      return { id, name, version, opensOn, endsOn, locksOn, target, continuous, period, fromDay };
    },
  },
  // Points are made here rather than in their own room, because a new point may join a campaign at once.
  {
    name: 'point:create',
    usage: `--commune S --kind ${pointKinds.join('|')} --name N [--unit S] [--field S] [--village S] [--counter S] [--campaign ID]`,
    options: [
      { name: 'commune', kind: 'text', required: true },
      { name: 'kind', kind: 'text', required: true },
      { name: 'name', kind: 'text', required: true },
      ...(['unit', 'field', 'village', 'counter', 'campaign'] as const).map((name) => ({
        name,
        kind: 'text' as const,
      })),
    ],
    run: async (get, call) => {
      const kind = call.text('kind');
      if (!isPointKind(kind)) throw new Error(`--kind takes ${pointKinds.join(', ')}`);
      const campaigns = get(CampaignsService);
      const points = get(CollectionPointsService);
      const communeId = call.text('commune') ?? '';
      const campaignId = call.text('campaign');
      const campaign = campaignId === undefined ? null : await campaigns.find(campaignId);
      if (campaign && campaign.communeId !== communeId) throw new Error('--campaign belongs to another commune');
      const point = await points.prepare({
        ...{ communeId, kind, name: call.text('name') ?? '', unit: call.text('unit'), field: call.text('field') },
        ...{ village: call.text('village'), counter: call.text('counter') },
      });
      await get(WriteQueue).commit(function* () {
        yield* points.add(point, 'command');
        if (campaign) yield* campaigns.attach(campaign, point.id, 'command');
      });
      const { id, code, name } = point;
      return { id, code, url: points.addressOf(point), name, kind };
    },
  },
];

function dayOf(call: CommandCall, option: string): Day {
  const day = call.text(option) ?? '';
  if (!isDay(day)) throw new Error(`--${option} takes a day such as 2026-11-03`);
  return day;
}

/**
 * The same check as on the page, but for days that lie far away or are gone by: who works at the server's own command
 * line tries out years.
 */
async function assertPlausible(campaigns: CampaignsService, wanted: NewCampaign): Promise<void> {
  const { name = '', opensOn, endsOn, locksOn = null, target, continuous, period = 'quarter', fromDay = 1 } = wanted;
  const rhythm = continuous ? { period, fromDay } : ({ period: null, fromDay: 1 } as const);
  const known = await campaigns.circumstances(wanted.communeId);
  const faults = campaignFaults({ name, opensOn, endsOn, locksOn, target, ...rhythm }, known);
  const fault = faults.find(({ why }) => !ofCalendar.includes(why));
  if (fault) throw new Error(saidOf[fault.field] ?? `Something is wrong with ${fault.field}`);
}

const ofCalendar: readonly FaultKey[] = ['farDay', 'roundDue', 'periodDue'];

const saidOf: Readonly<Partial<Record<CampaignField, string>>> = {
  name: '--name takes at most 150 characters, and none that another campaign of the commune has',
  endsOn: '--ends takes the day of --opens or a later one',
  locksOn: '--locks takes a day after --ends',
  targetPercent: '--target takes a fraction from 0.5 to 1, or none',
};

/** By what continuous feedback locks; what is not said is the usual. */
function rhythmOf(call: CommandCall): Pick<NewCampaign, 'period' | 'fromDay'> {
  const [period, fromDay] = [call.text('period'), call.text('from-day')];
  if (period === undefined && fromDay === undefined) return {};
  if (!call.flag('continuous')) throw new Error('--period and --from-day go with --continuous');
  if (period !== undefined && period !== 'month' && period !== 'quarter') {
    throw new Error('--period takes month or quarter');
  }
  if (fromDay !== undefined && fromDay !== '1' && fromDay !== '15') throw new Error('--from-day takes 1 or 15');
  return { period, fromDay: fromDay === '15' ? 15 : 1 };
}

/** Undefined leaves the target to the questionnaire. */
function targetOf(text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined;
  if (text === 'none') return null;
  const target = Number(text);
  if (Number.isNaN(target)) throw new Error('--target takes a fraction such as 0.9, or none');
  return target;
}
