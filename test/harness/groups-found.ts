import { Attacker, type Members } from './every-figure-attacker.js';
import { isSatisfied, satisfiedOf } from './simulated-person.js';
import type { Fact, Survey } from './simulated-survey.js';
import { fitting } from './told-figure.js';

const measures = ['question:G', 'question:FILE', 'question:E2', 'question:A01', 'complete'];

/**
 * Groups found from the figures, whatever people thought: a group of whom all happened to agree is found by no rule,
 * so each is tried with the opinions of three.
 */
export async function foundIn(survey: Survey): Promise<{ tried: number; groups: string[] }> {
  const facts = [...survey.told.values()];
  const known = facts.filter((fact) => fact.final || !facts.some((last) => isLastStep(fact, last)));
  const groups: string[] = [];
  let tried = 0;
  for (const measure of measures) {
    let left = groupsToTry(survey, measure);
    tried += left.length;
    for (const mind of [0, 1, 2]) {
      const attacker = new Attacker(survey.people.length);
      for (const { members, telling } of known.filter((fact) => fact.measure === measure))
        attacker.learn(
          members,
          ...fitting(telling, satisfiedOf(survey.people, members, measure, mind), members.length),
        );
      left = await attacker.determined(left);
    }
    for (const members of left) groups.push(`${measure}: ${members.join()}`);
  }
  return { tried, groups };
}

/** Groups found from the sums themselves, told as they are. */
export async function foundWithoutRules(survey: Survey): Promise<number> {
  let found = 0;
  for (const measure of measures) {
    const attacker = new Attacker(survey.people.length);
    for (const members of cellsOverTime(survey, measure)) {
      const satisfied = satisfiedOf(survey.people, members, measure, 0);
      attacker.learn(members, satisfied, satisfied);
    }
    found += (await attacker.determined(groupsToTry(survey, measure))).length;
  }
  return found;
}

/** Everybody, every cell and every pair of cells, by name. */
function cellsOf({ people }: Survey, measure: string): ReadonlyMap<string, Members> {
  const cells = new Map<string, number[]>();
  for (const [index, one] of people.entries()) {
    if (isSatisfied(one, measure) === null) continue;
    const names = Object.entries(one.cells).map(([name, key]) => `${name}=${key}`);
    const pairs = names.flatMap((name, at) => names.slice(at + 1).map((other) => `${name}&${other}`));
    for (const name of ['', ...names, ...pairs]) {
      const key = `${one.period} ${one.group} ${name}`;
      cells.set(key, [...(cells.get(key) ?? []), index]);
    }
  }
  return cells;
}

/** What would be told without the rules: every cell at every publication, every pair at the end. */
function cellsOverTime(survey: Survey, measure: string): Members[] {
  return [...cellsOf(survey, measure)].flatMap(([name, members]) =>
    name.includes('&') ? [members] : survey.moments.map((until) => members.filter((one) => one < until)),
  );
}

/** One to nine people: of a cell or a pair, or come to a cell between two publications that follow each other. */
function groupsToTry(survey: Survey, measure: string): Members[] {
  const came = [...cellsOf(survey, measure)].flatMap(([name, members]) => {
    if (name.includes('&')) return [members];
    return [
      members,
      ...survey.moments.map((since, at) =>
        members.filter((one) => one >= since && one < (survey.moments[at + 1] ?? 0)),
      ),
    ];
  });
  const small = came.filter(({ length }) => length > 0 && length < 10);
  return [...new Map(small.map((members) => [members.join(), members])).values()];
}

/**
 * The step to the lock: the commune's total is exact before it, a row's rate in whole percent says the same of fewer
 * than a hundred people whom one knows, and at the lock both are exact. Who knows exactly which one to nine people came
 * between the two learns their sum, and no rule can hold back either; such a provisional figure is left out here.
 */
function isLastStep(provisional: Fact, last: Fact): boolean {
  const more = last.members.length - provisional.members.length;
  if (!last.final || last.measure !== provisional.measure || more < 1 || more > 9) return false;
  const all = new Set(last.members);
  return provisional.members.every((one) => all.has(one));
}
