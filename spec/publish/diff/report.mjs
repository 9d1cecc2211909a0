// Collects what differs. What several operations share is one entry with all its places, not one for each.

const ORDER = ['major', 'minor', 'patch'];

/** An empty report on a contract with these operations, each by its label such as "`POST /v1/things`". */
export function newReport(labels) {
  const entries = new Map();
  const notes = new Map();
  const covered = new Set();
  return {
    /**
     * Adds what a caller has to know. place is { operation, part }, details are lines below the entry, group is 'new'
     * or 'deprecated', rank sorts what is equally grave; at are the pointers of what was judged here. What says the
     * same, or has the same key, is one entry with the graver impact.
     */
    add({ impact, text, place, details = [], group, at = [], key, rank = 1 }) {
      const entry = entries.get(key ?? text) ?? { places: [], at: new Set() };
      if (entry.impact === undefined || ORDER.indexOf(impact) < ORDER.indexOf(entry.impact)) {
        Object.assign(entry, {
          impact,
          text,
          group,
          rank,
          details: details.length > 0 ? details : (entry.details ?? []),
        });
      }
      if (place && !entry.places.some((known) => known.operation === place.operation && known.part === place.part)) {
        entry.places.push(place);
      }
      at.forEach((pointer) => entry.at.add(pointer));
      entries.set(key ?? text, entry);
    },
    /** Notes that a text or an example differs; all of a kind become one line. */
    note(kind, subject) {
      notes.set(kind, (notes.get(kind) ?? new Set()).add(subject));
    },
    /** Says that what is below this pointer has been compared with something that is built in another way. */
    covers(pointer) {
      covered.add(pointer);
    },
    /** Whether one of these pointers has been judged, whatever was found. */
    judged(pointers) {
      return (
        [...entries.values()].some((entry) => pointers.some((pointer) => entry.at.has(pointer))) ||
        pointers.some((pointer) => [...covered].some((above) => pointer === above || pointer.startsWith(`${above}/`)))
      );
    },
    /** What compare() returns: breaking first, then as they were found. */
    changes() {
      const texts = [...notes].map(([kind, subjects]) => ({
        impact: 'patch',
        text: `${kind}: ${list([...subjects])}.`,
        details: [],
        places: [],
        rank: 2,
      }));
      return [...entries.values(), ...texts]
        .sort((a, b) => ORDER.indexOf(a.impact) - ORDER.indexOf(b.impact) || a.rank - b.rank)
        .map(({ impact, text, group, details, places }) => ({
          breaking: impact === 'major',
          impact,
          group,
          text,
          details,
          places: said(places, labels),
        }));
    },
  };
}

/** "a", "a and b", "a, b and c". */
export function list(words, last = 'and') {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}` : words.join('');
}

// By part, since a partner looks for "my request", and in one line where every operation is meant.
function said(places, labels) {
  const byPart = new Map();
  for (const { operation, part } of places) {
    byPart.set(part, [...(byPart.get(part) ?? []), operation]);
  }
  const byOperations = new Map();
  for (const [part, operations] of byPart) {
    const all = labels.length > 1 && labels.every((label) => operations.includes(label));
    const key = all ? 'every operation' : list(operations);
    byOperations.set(key, [...(byOperations.get(key) ?? []), part].filter(Boolean));
  }
  return [...byOperations].map(([operations, parts]) =>
    parts.length > 0 ? `In ${partList(parts)} of ${operations}` : operations,
  );
}

function partList(parts) {
  const statuses = parts
    .filter((part) => part.startsWith('the answer '))
    .map((part) => part.slice('the answer '.length).replace('default', 'any other'));
  const others = parts.filter((part) => !part.startsWith('the answer '));
  const answers = statuses.length > 0 ? [`the answer${statuses.length > 1 ? 's' : ''} ${list(statuses)}`] : [];
  return list([...others, ...answers]);
}
