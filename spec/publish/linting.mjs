// What Redocly, Spectral and the house find wrong with a contract, by operation or component and not by line alone.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { parse } from 'yaml';
import { mergeSamples, readContract } from './contract.mjs';
import { draftMissing } from './samples.mjs';
import { root, run } from './tools.mjs';

const WRITTEN = 'redocly.yaml';
const PUBLISHED = 'redocly-published.yaml';
const SPECTRAL = 'spectral.yaml';

/**
 * Lints the contract, and what would be published of it with its samples. Nothing of an earlier publication is looked
 * at; drafts of missing samples and the contract with samples are written to work.
 */
export function lint({ contract, samples, work }) {
  const document = readContract(contract);
  const plain = document.toJS();
  const found = [...redocly(contract, WRITTEN, plain), ...spectral(contract, plain)];
  if (found.length > 0) {
    return found; // what the samples make of it would say the same again
  }
  const missing = draftMissing(plain, samples, join(work, 'sample-drafts'));
  if (missing.length > 0) {
    return missing;
  }
  mergeSamples(document, samples);
  const published = join(work, 'lint', basename(contract));
  mkdirSync(dirname(published), { recursive: true });
  writeFileSync(published, document.toString());
  return redocly(published, PUBLISHED, plain);
}

function redocly(file, config, contract) {
  const { status, output, complaints } = run('redocly', [
    'lint', relative(root, file), '--config', config, '--format', 'json', '--max-problems', '1000']);
  const { problems } = json(output, status, complaints);
  return problems
    .filter(({ ignored }) => !ignored)
    .map(({ ruleId, message, location: [{ pointer, start }] }) => {
      const steps = pointer.replace(/^#\/?/, '').split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
      return complaint(place(steps, contract), file, start?.line, message, ruleId, fileOf(ruleId, config));
    });
}

function spectral(file, contract) {
  const { status, output, complaints } = run('spectral', [
    'lint', relative(root, file), '--ruleset', SPECTRAL, '--fail-severity', 'warn', '--format', 'json', '--quiet']);
  return json(output || '[]', status, complaints)
    .map(({ code, path, message, range }) => complaint(
      place(path.map(String), contract), file, range.start.line + 1, message, code, SPECTRAL));
}

function json(output, status, complaints) {
  try {
    return JSON.parse(output);
  } catch {
    throw new Error(`The linter ended with ${status}: ${complaints || output}`);
  }
}

/** House rules stand in the file that says them; those that a set brings, in the file that names the set. */
function fileOf(ruleId, config) {
  const rules = parse(readFileSync(join(root, config), 'utf8')).rules ?? {};
  return ruleId in rules ? config : WRITTEN;
}

/** The operation or component that a path of keys leads into. */
function place([section, ...steps], contract) {
  if (section === 'paths' && steps.length > 0) {
    const [path, method] = steps;
    const id = contract.paths[path]?.[method]?.operationId;
    return id ? `${id} (${method.toUpperCase()} ${path})` : path;
  }
  if (section === 'components' && steps.length > 1) {
    const [kind, name, ...rest] = steps;
    return [`${kind.replace(/s$/, '')} ${name}`, ...rest.filter((step) => !['properties', 'schema'].includes(step))].join(' ');
  }
  return section || 'the contract';
}

function complaint(at, file, line, message, rule, ruleFile) {
  const where = line ? `, ${basename(file)}:${line}` : '';
  return `${at}${where}\n  ${message}\n  The rule is ${rule}, in spec/${ruleFile}.`;
}
