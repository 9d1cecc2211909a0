import { JAVASCRIPT, literal } from './literal.mjs';

/** A sample in a page that includes the hosted script, of an event. */
export function browser({ body: { user = {}, event } }) {
  const { user_id: id, profile } = user;
  const known = [id, profile].filter((each) => each !== undefined).map((each) => literal(each, JAVASCRIPT));
  return [
    "// The hosted script sends the key, this visitor's anonymous id and whom identify() named.",
    "window.datacue.init('your-api-key');",
    ...(id === undefined ? [] : [`window.datacue.identify(${known.join(', ')});`]),
    '',
    `window.datacue.track(${literal(event, JAVASCRIPT)}).then(function (answer) {`,
    '  console.log(answer); // nothing, where an event has no answer',
    '});',
    '',
  ].join('\n');
}
