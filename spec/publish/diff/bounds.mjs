// How large, long or many something may be.
import { same } from './nodes.mjs';

// Each bound: what it says of a value, and what goes once it is gone.
export const BOUNDS = {
  minimum: {
    says: (is) => `is now ${is.excluded ? 'more than' : 'at least'} ${is.value}`,
    gone: (was) => `may now be less than ${was.value}`,
  },
  maximum: {
    says: (is) => `is now ${is.excluded ? 'less than' : 'at most'} ${is.value}`,
    gone: (was) => `may now be more than ${was.value}`,
  },
  minLength: {
    says: (is) => `is now at least ${count(is, 'character')} long`,
    gone: (was) => `may now be shorter than ${count(was, 'character')}`,
  },
  maxLength: {
    says: (is) => `is now at most ${count(is, 'character')} long`,
    gone: (was) => `may now be longer than ${count(was, 'character')}`,
  },
  minItems: {
    says: (is) => `now holds at least ${count(is, 'item')}`,
    gone: (was) => `may now hold fewer than ${count(was, 'item')}`,
  },
  maxItems: {
    says: (is) => `now holds at most ${count(is, 'item')}`,
    gone: (was) => `may now hold more than ${count(was, 'item')}`,
  },
  minProperties: {
    says: (is) => `now has at least ${count(is, 'field')}`,
    gone: (was) => `may now have fewer than ${count(was, 'field')}`,
  },
  maxProperties: {
    says: (is) => `now has at most ${count(is, 'field')}`,
    gone: (was) => `may now have more than ${count(was, 'field')}`,
  },
};

function count({ value }, noun) {
  return `${value} ${noun}${value === 1 ? '' : 's'}`;
}

/** What changed of a bound, or undefined; impact tells by whether it became narrower what that is to callers. */
export function compareBound(keyword, one, other, impact) {
  const [before, after] = [limit(one, keyword), limit(other, keyword)];
  if (same(before, after)) {
    return undefined;
  }
  const { says, gone } = BOUNDS[keyword];
  if (after === undefined) {
    return { impact: impact(false), text: `${gone(before)}.` };
  }
  const narrower = before === undefined || tighter(keyword, before, after);
  return { impact: impact(narrower), text: `${says(after)} (before: ${was(before, after)}).` };
}

function was(before, after) {
  if (before === undefined) {
    return 'no limit';
  }
  return before.value === after.value
    ? `${before.value} itself ${before.excluded ? 'out' : 'in'}cluded`
    : before.value;
}

// A bound with whether it is excluded itself, which OpenAPI 3.0 writes beside it.
function limit(flat, keyword) {
  const value = flat.facets.get(keyword)?.value;
  const excluded =
    flat.facets.get({ minimum: 'exclusiveMinimum', maximum: 'exclusiveMaximum' }[keyword])?.value === true;
  return value === undefined ? undefined : { value, excluded };
}

function tighter(keyword, before, after) {
  return before.value === after.value ? after.excluded : after.value < before.value === keyword.startsWith('max');
}
