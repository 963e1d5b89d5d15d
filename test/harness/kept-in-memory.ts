import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a server keeps something for longer than a request, as `room/file.ts name`. */
export function placesInMemory(): readonly string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith('browser/'),
  );
  return files
    .flatMap((file) => namesIn(readFileSync(join('src', file), 'utf8')).map((name) => `${file} ${name}`))
    .sort();
}

/** Of the file itself: what can change, or be filled. Of what Nest makes once: every member that is not handed in. */
function namesIn(text: string): readonly string[] {
  const ofFile = [
    ...text.matchAll(/^(?:export )?let (\w+)/gm),
    ...text.matchAll(/^(?:export )?const (\w+).* = new (?:Map|Set|WeakMap)(?:<.*>)?\(\);$/gm),
  ];
  const livesOn = /^@(?:Injectable|Controller|Catch)\(|extends RepeatedJob|abstract class RepeatedJob/m.test(text);
  const member = /^ {2}(?:private|protected|static)(?: readonly)? (\w+)!?(?:: ([^=]+?))?(?: = (.*))?;$/gm;
  const ofClasses = livesOn
    ? [...text.matchAll(member)].filter(([, , type = '', value = '']) => !isFixed(type, value))
    : [];
  return [...ofFile, ...ofClasses].map(([, name = '']) => name);
}

/** A log, a function, or a value of the settings. */
function isFixed(type: string, value: string): boolean {
  return /^new Logger\(/.test(value) || /=>|^\(/.test(type) || (/^(?:string|number)$/.test(type) && value === '');
}
