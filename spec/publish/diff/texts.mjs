// Texts, examples and deprecations, which everything in a contract may have.
import { same } from './nodes.mjs';
import { capital, successor } from './words.mjs';

const TEXTS = ['title', 'summary', 'description', 'externalDocs'];

/**
 * Says that something became deprecated, and notes that other texts or examples differ. what names it in a sentence,
 * noted in a list; told is true where a sentence about its text has been said already.
 */
export function compareTexts(report, { what, noted = what, one, other, place, at, told = false }) {
  const deprecated = other.deprecated === true && one.deprecated !== true;
  if (deprecated) {
    const text = [`${capital(what)} is deprecated.`, successor(other.description)].filter(Boolean).join(' ');
    report.add({ impact: 'minor', group: 'deprecated', text, place, at });
  } else if (one.deprecated === true && other.deprecated !== true) {
    report.add({ impact: 'patch', text: `${capital(what)} is no longer deprecated.`, place, at });
  }
  if (!deprecated && !told && TEXTS.some((key) => !same(one[key], other[key]))) {
    report.note('Texts reworded', noted);
  }
  if (!same([one.example, one.examples], [other.example, other.examples])) {
    report.note('Other examples', noted);
  }
}
