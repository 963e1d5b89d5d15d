import { readdirSync, readFileSync } from 'node:fs';
import { CommunesService } from '../src/communes/communes.service.js';
import { comeToWork, server, withStaff } from './harness/audited-staff.js';
import { type FormField, formsOn, type HtmlForm } from './harness/html-form.js';
import { type Route, routesOf } from './harness/routes.js';
import type { SignedIn } from './harness/sign-in.js';
import { SPRING } from './harness/spring.js';
import { notForms, prepareForms, staffForms } from './harness/staff-forms.js';
import { breakAudit, wholeDatabase } from './harness/whole-database.js';
import { type WrongInput, wrongInputsFor } from './harness/wrong-inputs.js';

/**
 * What people send by mistake, field by field, to every form of staff: what nobody can mean is refused with a sentence
 * at a field, with everything typed still there, and changes nothing. The log fails meanwhile, so that what would be
 * taken, because it is right after all, changes nothing either and is answered with this.
 */
const TAKEN = 503;

withStaff();

beforeAll(async () => {
  const communes = server.get(CommunesService, { strict: false });
  await communes.import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
  await comeToWork();
  await prepareForms();
  await breakAudit(server);
}, 120_000);

const routes = (): readonly Route[] =>
  routesOf(server).filter(({ isForStaff, method }) => isForStaff && method !== 'GET');

it('every form of staff is named', () => {
  const named = [...Object.keys(staffForms), ...Object.keys(notForms)].sort();
  expect(named).toEqual(
    routes()
      .map(({ name }) => name)
      .sort(),
  );
});

it('no field cuts off what is typed or pasted into it: what is too long is told at the field', () => {
  const cutting = ['views', 'src/browser'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:hbs|ts)$/.test(file))
      .filter((file) => /(?<!removeAttribute\(')maxlength/i.test(readFileSync(`${folder}/${file}`, 'utf8'))),
  );
  expect(cutting).toEqual([]);
});

it.each(Object.entries(staffForms))('%s refuses at the field, loses nothing, changes nothing', async (name, shown) => {
  const { page, by, typed = {} } = await shown();
  const opened = await formFor(name, by(), page);
  const form = { ...opened, values: { ...opened.values, ...typed } };
  const before = await wholeDatabase(server);
  const faults: string[] = [];
  for (const input of wrongInputsFor(form.fields)) {
    const fault = await faultOf(by(), form, input);
    if (fault) faults.push(`${input.field}=${JSON.stringify(input.value.slice(0, 30))} ${fault}`);
  }
  expect(faults).toEqual([]);
  expect(await wholeDatabase(server)).toEqual(before);
});

async function formFor(name: string, by: SignedIn, page: string): Promise<HtmlForm> {
  const { path = '' } = routes().find((route) => route.name === name) ?? {};
  const address = new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);
  const forms = formsOn(await (await by.get(page)).text());
  const found = forms.find(({ action }) => address.test(action));
  if (!found) throw new Error(`${page} has forms for ${forms.map(({ action }) => action)}, not for ${path}`);
  return found;
}

/** @returns what is wrong with the answer; null where it is as it should be */
async function faultOf(by: SignedIn, form: HtmlForm, input: WrongInput): Promise<string | null> {
  const sent = { ...form.values, [input.field]: input.value };
  const reply = await by.post(form.action, sent);
  const html = await reply.text();
  const { status } = reply;
  if (status === TAKEN || status < 400) return mustRefuse(form, input) ? `is answered with ${status}` : null;
  if (status >= 500) return `fails with ${status}`;
  // No browser sends that with the page as it was shown.
  if (!input.isByHand) return null;
  if (status !== 422) return `is answered with ${status}, and everything typed is lost`;
  if (!/ id="[\w.-]+-error"/.test(html)) return 'has no sentence at a field';
  const again = formsOn(html).find(({ action }) => action === form.action);
  const lost = form.fields.filter(({ name, kind }) => {
    return isKept(kind) && plain(again?.values[name]) !== plain(sent[name]);
  });
  return lost.length > 0 ? `loses ${lost.map(({ name }) => name)}` : null;
}

const isKept = (kind: FormField['kind']): boolean => ['text', 'number', 'day', 'time', 'long'].includes(kind);
const plain = (text = ''): string =>
  text
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

/** No number where one is asked for, no day, more than anybody reads, nothing where something must be, no such choice. */
function mustRefuse({ fields }: HtmlForm, { field, value }: WrongInput): boolean {
  const { kind, isRequired } = fields.find(({ name }) => name === field) ?? {};
  if (kind === 'number') return /[a-z<]/i.test(value);
  if (kind === 'day' || kind === 'time') return /[a-z<]|02-30|31\/02/i.test(value);
  if (kind === 'choice') return value === '<b>' && !withoutMatter.includes(field.replace(/-\d.*/, ''));
  if (field.startsWith(PART_OF_A_PAPER)) return false;
  if (kind === 'text' || kind === 'long') return value.length > 1000 || (isRequired === true && value.trim() === '');
  return false;
}

/** As long as whoever signs it wants. */
const PART_OF_A_PAPER = 'text-';

/** Choices that matter only beside another one, as the unit of a director, or of which any other means the usual one. */
const withoutMatter = ['unit', 'met', 'committee.signing', 'centre.signing'];
