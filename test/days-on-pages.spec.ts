/** @jest-environment ./test/harness/time-zones.js */
import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { Role } from '../src/access/rights.js';
import {
  COMMUNE,
  type Made,
  server,
  TODAY,
  tokens,
  withAYear,
  workOfAMinute,
  type Year,
  year,
} from './harness/dated-year.js';

/** Moves the machine: the time zone of the whole process (`harness/time-zones.js`). */
declare const standIn: (zone: string) => void;

interface Page {
  readonly path: string;
  readonly as?: Role;
  /** Something on it is dated when it was done: today. */
  readonly today?: true;
}

/** Every route that tells days. */
const pages: Readonly<Record<string, (about: Year & Made) => Page>> = {
  'HomeController.show': () => ({ path: '/' }),
  'ResultsController.show': () => ({ path: `/results/${COMMUNE}`, today: true }),
  'CampaignsController.list': () => ({ path: '/campaigns', as: 'officer', today: true }),
  'CampaignController.show': ({ round }) => ({ path: `/campaigns/${round.id}`, as: 'officer' }),
  'CampaignController.confirmLock': ({ round }) => ({ path: `/campaigns/${round.id}/lock`, as: 'officer' }),
  'EndController.confirm': ({ round }) => ({ path: `/campaigns/${round.id}/end`, as: 'officer', today: true }),
  'NewCampaignController.show': () => ({ path: '/campaigns/new', as: 'officer', today: true }),
  'PlanController.show': ({ round }) => ({ path: `/campaigns/${round.id}/plan`, as: 'officer', today: true }),
  'VisitsController.show': ({ feedback }) => ({ path: `/campaigns/${feedback.id}/visits`, as: 'officer' }),
  'ParticipationPageController.show': ({ round }) => {
    return { path: `/campaigns/${round.id}/participation`, as: 'officer', today: true };
  },
  'PointsController.list': () => ({ path: '/points', as: 'officer', today: true }),
  'PointController.show': ({ desk }) => ({ path: `/points/${COMMUNE}/${desk.id}`, as: 'officer', today: true }),
  'DevicesController.list': () => ({ path: '/devices', as: 'officer', today: true }),
  'MeetingsController.list': () => ({ path: '/meetings', as: 'officer', today: true }),
  'MeetingController.show': ({ meeting }) => ({ path: `/meetings/${meeting}`, as: 'officer', today: true }),
  'BatchesController.list': () => ({ path: '/paper', as: 'officer', today: true }),
  'BatchController.show': ({ batch }) => ({ path: `/paper/batches/${batch}`, as: 'officer', today: true }),
  'ImportController.show': () => ({ path: '/paper/import', as: 'officer', today: true }),
  'UndoImportController.show': ({ round, file }) => {
    return { path: `/paper/import/${round.id}/${file}/undo`, as: 'officer', today: true };
  },
  'SetAsideController.list': () => ({ path: '/set-aside', as: 'officer', today: true }),
  'SetAsideController.show': ({ waiting }) => ({
    path: `/set-aside/${COMMUNE}/${waiting}`,
    as: 'officer',
    today: true,
  }),
  'DashboardController.show': () => ({ path: '/dashboard', as: 'leader' }),
  'SummaryController.show': () => ({ path: '/dashboard/summary', as: 'leader', today: true }),
  'TablesController.show': ({ talk }) => {
    return { path: `/dashboard/tables?campaign=${talk.id}`, as: 'leader', today: true };
  },
  'MethodController.method': ({ talk }) => {
    return { path: `/dashboard/method?campaign=${talk.id}`, as: 'leader', today: true };
  },
  'ChartsController.file': ({ talk }) => {
    return { path: `/dashboard/charts/questions.svg?campaign=${talk.id}`, as: 'leader', today: true };
  },
  'ReleasesController.list': () => ({ path: '/public-results', as: 'officer', today: true }),
  'FormController.open': ({ desk }) => ({ path: `/k/${desk.code}` }),
  'CampaignsApiController.list': () => ({ path: '/api/v1/campaigns', as: 'officer', today: true }),
  'ParticipationController.show': ({ feedback }) => {
    return { path: `/api/v1/campaigns/${feedback.id}/participation`, as: 'officer', today: true };
  },
};

/** Routes that tell no day. */
const dayless: Readonly<Record<string, readonly string[]>> = {
  'forms, keying and codes: what is asked, not when': [
    ...['KioskController.show', 'KeyingController.show', 'SettleController.show'],
    ...['BatchController.print', 'SheetsController.show', 'QrController.svg', 'QrController.png'],
    ...['PointsController.confirmRevoking', 'DevicesController.confirmRevoking', 'WallController.show'],
    ...['QuestionnairesController.list', 'QuestionnairesController.show', 'ResponsesController.questionnaire'],
    ...['CommunesController.list', 'CommunesController.show'],
  ],
  'staff and their doors': [
    ...['LoginController.show', 'PasswordController.show', 'SetupController.show', 'UsersController.show'],
  ],
  'numbers by week, point, question; instants of publications': [
    ...['VisitsApiController.read', 'ParticipationController.ofPoints', 'FiguresController.distribution'],
    ...['FiguresController.satisfaction', 'FiguresController.change', 'MethodController.methods'],
  ],
  'pictures and programs': [
    ...['SummaryController.picture', 'KioskController.manifest', 'KioskController.icon'],
    ...['WorkersController.forms', 'WorkersController.kiosks'],
  ],
  'the state of the server': ['HealthController.live', 'HealthController.ready', 'MetricsController.show'],
  'streams of counts': ['ParticipationController.events', 'WallController.events'],
};

withAYear();

const zones = ['Asia/Ho_Chi_Minh', 'UTC', 'Pacific/Honolulu'];
const moments = ['00:30', '23:30'].flatMap((time) => zones.map((zone) => ({ time, zone })));

describe('the days on every page', () => {
  let expected: Readonly<Record<string, readonly string[]>> | null = null;

  it.each(moments)('are those of Vietnam at $time there, with the server in $zone', async ({ time, zone }) => {
    standIn(zone);
    server.clock.jumpTo(`${TODAY}T${time}`);
    server.clock.believe(server.clock.now());
    const told = await daysOnPages({ ...year, ...(await workOfAMinute()) });
    expected ??= told;
    expect(told).toEqual(expected);
  });

  it('are told, and today where something is dated that was done just now', () => {
    for (const [handler, page] of Object.entries(pages)) {
      const days = expected?.[handler] ?? [];
      const isToday = days.some((day) => ['01/10/2026', '2026-10-01'].includes(day));
      const { today = false } = page({ ...year, waiting: '', file: '' });
      expect([handler, days.length > 0, isToday || !today]).toEqual([handler, true, true]);
    }
  });

  it('are looked for at every route', () => {
    const controllers = [...server.get(ModulesContainer).values()].flatMap((room) => [...room.controllers.values()]);
    const reading = controllers.flatMap(({ metatype }) => (metatype ? readingHandlers(metatype) : []));
    expect([...Object.keys(pages), ...Object.values(dayless).flat()].sort()).toEqual(reading.sort());
  });
});

function readingHandlers(controller: { readonly name: string; readonly prototype: object }): string[] {
  return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
    const handler: unknown = Object.getOwnPropertyDescriptor(controller.prototype, name)?.value;
    if (name === 'constructor' || typeof handler !== 'function' || !Reflect.hasMetadata('path', handler)) return [];
    return Reflect.getMetadata('method', handler) === RequestMethod.GET ? [`${controller.name}.${name}`] : [];
  });
}

/** The different days on each page, as they are written, by the route. */
async function daysOnPages(about: Year & Made): Promise<Readonly<Record<string, readonly string[]>>> {
  const told = Object.entries(pages).map(async ([handler, page]) => {
    const { path, as } = page(about);
    const headers = { accept: 'text/html', ...(as && { authorization: `Bearer ${tokens.get(as)}` }) };
    const answer = await fetch(server.url + path, { headers, redirect: 'manual' });
    const days = (await answer.text()).matchAll(WRITTEN_DAY);
    expect([path, answer.status]).toEqual([path, 200]);
    return [handler, [...new Set([...days].map(([day]) => day))]] as const;
  });
  return Object.fromEntries(await Promise.all(told));
}

/** In full or without the year; an instant, which programs read in UTC, is no day. */
const WRITTEN_DAY = /\b\d{2}\/\d{2}(?:\/\d{4})?\b|\b\d{4}-\d{2}-\d{2}\b(?!T)/g;
