import { baseUrl } from './curl.mjs';
import { literal, PHP } from './literal.mjs';
import { camel, itemId, query } from './operation.mjs';

/** A sample in PHP, with its cURL extension. */
export function php(operation) {
  const { method, body, signed, batch, answerSchema, inPath, inQuery } = operation;
  const lines = [
    '<?php',
    '',
    "$key = getenv('DATACUE_API_KEY');",
    ...(signed ? ["$secret = getenv('DATACUE_API_SECRET');"] : []),
    `$baseUrl = getenv('DATACUE_BASE_URL') ?: '${baseUrl(operation)}';`,
    `if (!$key${signed ? ' || !$secret' : ''}) {`,
    `    throw new RuntimeException('Set DATACUE_API_KEY${signed ? ' and DATACUE_API_SECRET' : ''}.');`,
    '}',
    '',
    ...inPath.map(({ name, value }) => `$${camel(name)} = ${literal(value, PHP)};`),
  ];
  if (inQuery.length > 0) {
    lines.push(`$query = ${literal(query(operation), PHP)};`);
  }
  if (body) {
    lines.push(batch ? `$items = ${literal(body.batch, PHP)};` : `$request = ${literal(body, PHP)};`);
  }
  lines.push(...(lines.at(-1) === '' ? [] : ['']));
  if (body) {
    lines.push(
      ...(signed ? ['// Written once: the string that is signed is the string that is sent.'] : []),
      `$body = json_encode(${batch ? "['batch' => $items]" : '$request'}, JSON_THROW_ON_ERROR);`);
  } else if (signed) {
    lines.push('// No body: zero bytes are signed.');
  }
  if (signed) {
    lines.push(`$signature = hash_hmac('sha256', ${body ? '$body' : "''"}, $secret);`, '');
  }
  lines.push(
    `$curl = curl_init(${url(operation)});`,
    'curl_setopt_array($curl, [',
    `    CURLOPT_CUSTOMREQUEST => '${method}',`,
    `    CURLOPT_USERPWD => "$key:${signed ? '$signature' : ''}",`,
    ...(body ? ["    CURLOPT_HTTPHEADER => ['Content-Type: application/json'],", '    CURLOPT_POSTFIELDS => $body,'] : []),
    '    CURLOPT_FOLLOWLOCATION => false, // the credentials are for this host alone',
    '    CURLOPT_RETURNTRANSFER => true,',
    '    CURLOPT_TIMEOUT => 30,',
    ']);',
    '$answer = curl_exec($curl);',
    '$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);',
    'if ($answer === false || $status < 200 || $status >= 300) {',
    '    throw new RuntimeException("$status: " . ($answer ?: curl_error($curl)));',
    '}');
  lines.push(...(batch ? statuses(itemId(operation))
    : [answerSchema ? 'echo $status, " $answer\\n";' : 'echo $status, "\\n";']));
  return `${lines.join('\n')}\n`;
}

function url({ path, inQuery, inPath }) {
  const parts = path.split(/[{}]/)
    .map((part, i) => (i % 2 === 1 ? `rawurlencode($${camel(part)})` : i === 0 ? `"$baseUrl${part}"` : `'${part}'`))
    .filter((part) => part !== "''");
  return [...parts, ...(inQuery.length > 0 ? ['"?$query"'] : [])].join(' . ');
}

function statuses(id) {
  return [
    '',
    '// The items have statuses of their own, in the order sent. No status is no success.',
    "$statuses = json_decode($answer, true)['status'];",
    'foreach ($items as $i => $item) {',
    "    if (($statuses[$i]['status'] ?? null) !== 'OK') {",
    "        $error = $statuses[$i]['error'] ?? 'no status';",
    `        echo "{$item['${id}']}: $error\\n";`,
    '    }',
    '}',
  ];
}
