// The samples of an operation, one of every request example in every language, and its bare body.
import { excerpt, LANGUAGES } from '../contract.mjs';
import { browser } from '../drafts/browser.mjs';
import { curl } from '../drafts/curl.mjs';
import { java } from '../drafts/java.mjs';
import { node } from '../drafts/node.mjs';
import { php } from '../drafts/php.mjs';
import { python } from '../drafts/python.mjs';

const WRITERS = { java, browser, node, python, php, curl };

/**
 * The first example's samples are those that somebody wrote; others are made as drafts are.
 *
 * @param operation as drafts/operation.mjs reads it
 * @param written the operation's x-codeSamples
 * @returns {name, summary, samples: [{ language, lang, label, source }]} for each example
 */
export function samplesOf(operation, written = []) {
  const languages = Object.entries(LANGUAGES).filter(([, { label }]) => written.some((each) => each.label === label));
  const first = languages.map(([language, { label }]) => ({ language, ...written.find((each) => each.label === label) }));
  if (operation.examples.length === 0) {
    return first.length === 0 ? [] : [{ name: '', summary: '', samples: first }];
  }
  return operation.examples.map(({ name, summary, value }, position) => ({
    name,
    summary,
    samples: [
      ...(position === 0 ? first : languages.map(([language, shown]) => (
        { language, ...shown, source: excerpt(WRITERS[language]({ ...operation, body: value })) }))),
      { language: 'body', lang: 'json', label: 'JSON', source: `${JSON.stringify(value, null, 2)}\n` },
    ],
  }));
}
