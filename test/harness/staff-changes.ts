import { SetupService } from '../../src/access/setup.service.js';
import { TokensService } from '../../src/access/tokens.service.js';
import {
  aDevice,
  asOfficer,
  CHOSEN,
  type Change,
  centre,
  collecting,
  comeToWork,
  counter,
  endTheSummer,
  imported,
  keptAside,
  kiosk,
  officer,
  ofMeeting,
  server,
  settling,
  told,
  VISITS,
  visitsOf,
} from './audited-staff.js';
import { campaignChanges } from './campaign-changes.js';
import { citizensChanges, toldChanges } from './citizens-changes.js';
import { commentChanges } from './comments.js';
import { communeChanges } from './commune-changes.js';
import { documentChanges } from './document-changes.js';
import { dossierChanges } from './dossier-changes.js';
import { dutyChanges } from './duty-changes.js';
import { editorChanges } from './editor-routes.js';
import { feedbackChanges } from './feedback-changes.js';
import { integrityChanges } from './integrity-changes.js';
import { letterChanges } from './letter-changes.js';
import { opinionChanges } from './opinion-changes.js';
import { paperChanges } from './paper-changes.js';
import { peopleChanges } from './people-changes.js';
import { pointChanges } from './point-changes.js';
import { quarterChanges } from './quarter-changes.js';
import { questionnaireChanges } from './questionnaire-changes.js';
import { releaseChanges } from './release-changes.js';
import { retentionChanges } from './retention-changes.js';
import { secondStepChanges } from './second-step-changes.js';
import { sendLogin, signInAs } from './sign-in.js';
import { aPoint, aResponse, post } from './spring.js';
import { villageChanges } from './village-changes.js';

const withDevice =
  (path: string, body: Record<string, string> = {}) =>
  async () => {
    const { device } = await aDevice();
    return () => officer.post(`/devices/spring/${device.id}${path}`, body);
  };

/**
 * Every route that changes something that is logged, in an order in which each finds what it needs. A route with two outcomes
 * stands twice, with a word after its name.
 */
export const routes: Readonly<Record<string, Change>> = {
  'SetupController.create': {
    entries: 2,
    prepare: async () => {
      const link = await server.get(SetupService, { strict: false }).firstStartLink();
      const body = () => new URLSearchParams({ name: 'lan', password: CHOSEN, again: CHOSEN });
      return () => fetch(server.url + link, { method: 'POST', body: body(), redirect: 'manual' });
    },
  },
  'LoginController.signIn': { prepare: async () => () => sendLogin(server, { name: 'lan', password: CHOSEN }) },
  'LoginController.signOut': {
    prepare: async () => {
      await comeToWork();
      const leaving = await signInAs(server, { name: 'leaving', role: 'clerk', communeId: 'spring' });
      return () => leaving.post('/logout');
    },
  },
  ...peopleChanges,
  ...communeChanges,
  ...pointChanges,
  'DevicesController.create': {
    prepare: asOfficer(
      () => '/devices',
      () => ({ commune: 'spring', point: kiosk.id }),
    ),
  },
  'DevicesApiController.pair': {
    prepare: async () => {
      const { code } = await aDevice();
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code }) };
      return () => fetch(`${server.url}/api/v1/devices/pair`, init);
    },
  },
  'ReceiptController.check': {
    prepare: async () => {
      const { body: told } = await post(server, counter.code, aResponse({ G: 4 }));
      const form = { commune: 'spring', receipt: String(told.receipt), _action: 'withdraw' };
      return () => fetch(`${server.url}/receipt`, { method: 'POST', body: new URLSearchParams(form) });
    },
  },
  ...citizensChanges,
  ...toldChanges,
  ...villageChanges,
  ...opinionChanges,
  'DeviceController.save': { prepare: withDevice('', { opensAt1: '07:00', closesAt1: '11:30' }) },
  'DeviceController.revoke': { prepare: withDevice('/revoke') },
  // The point of the village is made, joins the survey of that day, and has the meeting.
  'MeetingsController.create': {
    entries: 3,
    prepare: asOfficer(
      () => '/meetings',
      () => ({ commune: 'spring', place: 'village:dong', heldOn: '2026-11-03', invited: '80' }),
    ),
  },
  'MeetingController.record': { prepare: ofMeeting('', { invited: '80', present: '45' }) },
  'MeetingController.close': { prepare: ofMeeting('/close') },
  'MeetingController.reopen': { prepare: ofMeeting('/reopen') },
  // Three fields, none of which has a point yet.
  'NewCampaignController.create': {
    entries: 4,
    prepare: asOfficer(
      () => '/campaigns',
      () => ({
        ...{ commune: 'spring', questionnaire: 'trung-tam', name: 'Mùa đông', locksOn: '', places: 'field' },
        ...{ opensOn: '2026-12-01', endsOn: '2026-12-20', target: 'usual', targetPercent: '90', pointKind: 'qr' },
      }),
    ),
  },
  ...campaignChanges,
  'CampaignController.addPoint': {
    prepare: async () => {
      const { id } = await aPoint(server, { name: 'Thêm' });
      return () => officer.post(`/campaigns/${centre.id}/points`, { point: id });
    },
  },
  'CampaignController.removePoint': { prepare: asOfficer(() => `/campaigns/${centre.id}/points/${kiosk.id}/remove`) },
  'PlanController.save': {
    prepare: asOfficer(
      () => `/campaigns/${centre.id}/plan`,
      () => ({ basis: 'power:0.94', perUnit: '30' }),
    ),
  },
  'VisitsController.preview': { entries: 0, prepare: asOfficer(visitsOf('/preview'), () => ({ text: VISITS })) },
  'VisitsController.save': { prepare: asOfficer(visitsOf(''), () => ({ text: VISITS })) },
  'VisitsController.saveWeek': {
    prepare: asOfficer(visitsOf('/week'), () => ({ week: '2026-W45', 'count-thue': '3' })),
  },
  'VisitsApiController.replace': {
    prepare: async () => {
      const token = await server.get(TokensService, { strict: false }).create('officer', 'spring', 'visits', 'test');
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const body = JSON.stringify({ visits: [{ week: '2026-W45', field: 'thue', count: 5 }] });
      return () => fetch(`${server.url}/api/v1/campaigns/${centre.id}/visits`, { method: 'PUT', headers, body });
    },
  },
  ...secondStepChanges,
  ...quarterChanges,
  ...dossierChanges,
  ...retentionChanges,
  ...paperChanges,
  'SetAsideController.accept': { prepare: async () => settling(await keptAside({ G: 5 }), 'accept') },
  'SetAsideController.correct': {
    prepare: async () =>
      settling(await keptAside({ G: 9 }), 'correct', { shown: 'G', 'a-G': '4', reason: 'Chạm nhầm' }),
  },
  'SetAsideController.discard': {
    prepare: async () => settling(await keptAside({ G: 8 }), 'discard', { reason: 'Thử máy' }),
  },
  'ImportController.columns': { entries: 0, prepare: imported('/columns') },
  'ImportController.preview': { entries: 0, prepare: imported('/preview') },
  'ImportController.import': { prepare: imported('') },
  'UndoImportController.undo': {
    prepare: async () => {
      const { text } = await officer.get('/paper/import').then(async (page) => ({ text: await page.text() }));
      const [path = ''] = /\/paper\/import\/[^"]+\/undo/.exec(text) ?? [];
      return () => officer.post(path);
    },
  },
  'EndController.end': {
    prepare: async () => {
      const { id } = await collecting('Kết thúc');
      return () => officer.post(`/campaigns/${id}/end`, { confirmed: 'yes' });
    },
  },
  'CampaignsApiController.end': {
    prepare: async () => {
      const { id } = await collecting('Kết thúc bằng lệnh');
      const token = await server.get(TokensService, { strict: false }).create('officer', 'spring', 'ends', 'test');
      const headers = { authorization: `Bearer ${token}` };
      return () => fetch(`${server.url}/api/v1/campaigns/${id}/end`, { method: 'POST', headers });
    },
  },
  'LockController.lock': {
    prepare: async () => {
      await endTheSummer();
      return () => officer.post(`/campaigns/${told.id}/lock`, { confirmed: 'yes' });
    },
  },
  'ClockController.confirm': {
    prepare: async () => {
      server.clock.jumpBy(-120);
      return () => officer.post('/clock/confirm');
    },
  },
  ...documentChanges,
  ...releaseChanges,
  ...dutyChanges,
  ...feedbackChanges,
  ...letterChanges,
  ...commentChanges(() => ({ server, officer })),
  ...integrityChanges,
  ...questionnaireChanges,
  ...editorChanges(
    () => server,
    () => officer,
  ),
};
