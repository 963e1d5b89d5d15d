import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Model } from 'survey-core';
import { DataSource } from 'typeorm';
import { readValue } from '../../src/paper/import-values.js';
import type { Questionnaire } from '../../src/questionnaires/questionnaire.js';
import { compile } from '../../src/questionnaires/survey-js.js';
import { screensOnTablet } from '../../src/responses/kiosk-page.js';
import type { Answers } from '../../src/rules/answers.js';
import { answersKeyed, type Key, type Keying, press, startKeying, write } from '../../src/rules/keying.js';
import type { KeyingData } from '../../src/rules/to-browser/keying.js';
import { cases, type Fields, matrix } from '../harness/definition-cases.js';
import { aBatch, aSheet, sendJson } from '../harness/paper.js';
import { printedPages } from '../harness/printed-sheets.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, aResponse, openSpring, post } from '../harness/spring.js';

const folder = 'test/cases';
const files = readdirSync(folder).filter((name) => name.startsWith('case-') && name.endsWith('.json'));
const compiled = (version: string): Questionnaire =>
  compile(JSON.parse(readFileSync(`${folder}/${version}.json`, 'utf8')));

let server: TestServer;
let officer: SignedIn;
beforeAll(async () => {
  server = await startServer('2026-11-03', { SURVEYS_FOLDER: folder });
  await openSpring(server, { questionnaire: 'case-nps' });
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
});
afterAll(() => server.stop());

it('knows every definition of the folder', () => {
  expect(Object.keys(cases).map((version) => `${version}.json`)).toEqual(files.sort());
});

describe.each(Object.entries(cases))('%s', (version, one) => {
  const questionnaire = compiled(version);
  const kept = withoutTexts(questionnaire, one.answers);

  it('is answered by a program, and as SurveyJS draws it', async () => {
    const { phone } = await open(version);
    const stored = aResponse({ ...one.answers });
    expect((await post(server, phone, stored)).status).toBe(201);
    expect(await storedAnswers(stored.id)).toEqual(kept);
    const refused = await post(server, phone, aResponse({ ...one.refused.answers }));
    expect(refused.status).toBe(422);
    const errors = refused.body.errors as readonly { question: string; code: string }[];
    expect(errors.map(({ question, code }) => `${question}:${code}`)).toEqual([one.refused.code]);

    const reply = await fetch(`${server.url}/api/v1/points/${phone}/questionnaire`);
    const { definition } = (await reply.json()) as { definition: object };
    expect(asSurveyJsAnswers(definition, one.answers)).toEqual({ valid: true, data: nested(one.answers) });
    if (one.refused.bySurveyJs) expect(asSurveyJsAnswers(definition, one.refused.answers).valid).toBe(false);
  });

  it('is answered without script, and what is refused stays as it was typed', async () => {
    const { phone } = await open(version);
    const opened = await fetch(`${server.url}/k/${phone}`);
    expect(opened.status).toBe(200);
    const sent = await send(phone, one.typed);
    expect(sent.page).toContain('Đã nhận được phiếu');
    expect(await storedAnswers(sent.id)).toEqual(kept);
    const refused = await send(phone, one.refused.typed);
    expect(refused.status).toBe(422);
    expect(refused.page).toContain(one.refused.sentence);
    for (const value of Object.values(one.refused.typed)
      .flat()
      .filter((text) => text.includes('.'))) {
      expect(refused.page).toContain(`value="${value}"`);
    }
  });

  it('is printed whole, with what stands over the questions', async () => {
    const { campaign, paper } = await open(version);
    const batch = await aBatch(server, { campaign, point: paper }, 1);
    const texts = (await printedPages(server, batch.id)).flatMap((page) => page.texts.map(({ text }) => text));
    const numbers = texts.filter((text) => /^\d+\.$/.test(text)).map((text) => Number(text.slice(0, -1)));
    // What no page could hold is split, and says its number again.
    expect([...new Set(numbers)]).toEqual(questionnaire.questions.map((_, index) => index + 1));
    if (one.over) expect(texts.join(' ')).toContain(one.over);
  });

  it('is keyed by the numbers on the sheet', async () => {
    const { campaign, paper } = await open(version);
    const batch = await aBatch(server, { campaign, point: paper }, 1);
    const page = await (await officer.get(`/paper/batches/${batch.id}/key`)).text();
    const data: KeyingData = JSON.parse(unescaped(/data-keying="([^"]*)"/.exec(page)?.[1] ?? '{}'));
    const rows = data.questions.filter(({ code }) => code.startsWith('M.'));
    expect(rows.every(({ stem }) => stem === matrix)).toBe(true);
    const { _assisted, ...answers } = answersKeyed(one.keyed.reduce(keyedOn, startKeying(data.questions)));
    expect(_assisted).toBe('self');
    const sheet = aSheet(1, answers);
    expect((await sendJson(server, officer, `/paper/batches/${batch.id}/sheets`, sheet)).status).toBe(201);
    const { N2, ...others } = kept;
    // The keying screen knows digits only.
    expect(await storedAnswers(sheet.id)).toEqual(N2 === undefined ? others : { ...others, N2: 30 });
  });

  it('is read out of a file, and asked on a tablet with what stands over its rows', () => {
    const read = questionnaire.questions.map((question) => [
      question.code,
      readValue(question, one.cells[question.code] ?? ''),
    ]);
    expect(Object.fromEntries(read.filter(([, value]) => value !== null))).toEqual(one.answers);
    const screens = screensOnTablet(questionnaire);
    for (const { code, stem } of screens) expect(stem?.vi ?? null).toBe(code.startsWith('M.') ? matrix : null);
    const several = screens.find(({ code }) => code === 'K');
    expect(several?.choices.map(({ value }) => value) ?? [1, 2, 3]).toEqual([1, 2, 3]);
  });
});

it('a page from before takes numbers for texts, and they are kept as the definition has them', async () => {
  const { phone } = await open('case-numeric-checkbox.v1');
  const sent = aResponse({ G: 4, K: ['1', '3'] });
  expect((await post(server, phone, sent)).status).toBe(201);
  expect((await post(server, phone, sent)).status).toBe(200);
  expect(await storedAnswers(sent.id)).toEqual({ G: 4, K: [1, 3] });
});

const opened = new Map<string, Promise<Awaited<ReturnType<typeof openNew>>>>();
/** A campaign for each definition, with a code to scan and a point for paper. */
function open(version: string) {
  const before = opened.get(version) ?? openNew(version);
  opened.set(version, before);
  return before;
}

async function openNew(version: string) {
  const [phone, paper] = [
    await aPoint(server, { name: version }),
    await aPoint(server, { kind: 'paper', name: version }),
  ];
  const pointIds = [phone.id, paper.id];
  const campaign = await aCampaign(server, { questionnaire: version.replace('.v1', ''), pointIds });
  return { phone: phone.code, paper, campaign };
}

async function send(code: string, typed: Fields): Promise<{ id: string; status: number; page: string }> {
  const id = randomUUID();
  const body = new URLSearchParams({ _id: id, _action: 'send' });
  for (const [name, values] of Object.entries(typed)) for (const value of [values].flat()) body.append(name, value);
  const reply = await fetch(`${server.url}/k/${code}`, { method: 'POST', body });
  return { id, status: reply.status, page: unescaped(await reply.text()) };
}

async function storedAnswers(id: string): Promise<unknown> {
  const [row] = await server.get(DataSource).query(`SELECT answers FROM survey_response WHERE id = '${id}'`);
  return JSON.parse(row?.answers ?? 'null');
}

function keyedOn(keying: Keying, key: string): Keying {
  return key.startsWith('w') ? write(keying, key.slice(1)) : press(keying, key as Key);
}

/** Text stands apart from the other answers. */
function withoutTexts({ questions }: Questionnaire, answers: Answers): Answers {
  const texts = questions.filter(({ shape }) => shape.kind === 'text').map(({ code }) => code);
  return Object.fromEntries(Object.entries(answers).filter(([code]) => !texts.includes(code)));
}

function asSurveyJsAnswers(definition: object, answers: Readonly<Record<string, unknown>>) {
  const model = new Model(definition);
  model.data = nested(answers);
  return { valid: model.validate(), data: model.data };
}

/** Rows as SurveyJS holds them, `M.r1` inside `M`; entries, which are numbered, in a list. */
function nested(answers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const parts = Object.entries(answers).map(([code, value]) => [...code.split('.'), value] as const);
  return Object.fromEntries([...new Set(parts.map(([name]) => String(name)))].map((name) => [name, inside(name)]));

  function inside(name: string): unknown {
    const own = parts.filter(([first]) => first === name).map(([, ...rest]) => rest);
    if (own[0]?.length === 1) return own[0][0];
    const inner = nested(Object.fromEntries(own.map((rest) => [rest.slice(0, -1).join('.'), rest.at(-1)])));
    return '1' in inner ? Object.values(inner) : inner;
  }
}

function unescaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    quot: '"',
    amp: '&',
    lt: '<',
    gt: '>',
    '#x27': "'",
    '#x3D': '=',
  };
  return text.replace(/&(quot|amp|lt|gt|#x27|#x3D);/g, (whole, name: string) => entities[name] ?? whole);
}
