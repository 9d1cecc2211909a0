<?php

// Imports a catalogue, one product a line as JSON: creates each, or updates it where it exists already.
//   php php.php catalogue.jsonl

const BATCH = 500; // no more are taken at once
const ATTEMPTS = 5;

$file = $argv[1] ?? null;
if (!getenv('DATACUE_API_KEY') || !getenv('DATACUE_API_SECRET') || !$file) {
    throw new RuntimeException(
        'Set DATACUE_API_KEY and DATACUE_API_SECRET, and name a file with one product a line.'
    );
}

$errors = [];
$taken = 0;
foreach (batches($file, $errors) as $batch) {
    $refused = send('POST', $batch);
    $refusedTwice = send('PUT', array_intersect_key($batch, $refused));
    $taken += count($batch) - count($refusedTwice);
    foreach ($refusedTwice as $line => $error) {
        $errors[$line] = "$refused[$line]; as an update: $error";
    }
}
ksort($errors);
foreach ($errors as $line => $error) {
    fwrite(STDERR, "$file:$line: $error\n");
}
echo $taken, ' products taken, ', count($errors), " not\n";
exit($errors === [] ? 0 : 1);

/** The file's products by their lines, as many at a time as a batch holds; what is no JSON is put under errors. */
function batches(string $file, array &$errors): Generator
{
    $batch = [];
    foreach (new SplFileObject($file) as $i => $line) {
        $line = trim($line);
        if ($line === '') {
            continue;
        }
        try {
            json_decode($line, flags: JSON_THROW_ON_ERROR);
            $batch[$i + 1] = $line;
        } catch (JsonException $e) {
            $errors[$i + 1] = $e->getMessage();
        }
        if (count($batch) === BATCH) {
            yield $batch;
            $batch = [];
        }
    }
    yield $batch;
}

/** Sends products by line, and returns the error of each line that was not taken. */
function send(string $method, array $products): array
{
    if ($products === []) {
        return [];
    }
    // Written once: the string that is signed is the string that is sent.
    $body = '{"batch":[' . implode(',', $products) . ']}'; // as they stand in the file, to the last digit
    for ($attempt = 1; ; $attempt++) {
        [$status, $text] = call($method, $body);
        if ($status >= 200 && $status < 300) {
            // One status for each item, in the order sent. No status is no success.
            $statuses = json_decode($text, true, flags: JSON_THROW_ON_ERROR)['status'];
            $errors = [];
            foreach (array_keys($products) as $i => $line) {
                if (($statuses[$i]['status'] ?? null) !== 'OK') {
                    $errors[$line] = $statuses[$i]['error'] ?? 'no status';
                }
            }
            return $errors;
        }
        if ($status === 400 && count($products) === 1) {
            return [array_key_first($products) => $text];
        }
        // Too large, or refused for one of its items, which is found so.
        if (in_array($status, [400, 413], true) && count($products) > 1) {
            $halves = array_chunk($products, intdiv(count($products) + 1, 2), true);
            return send($method, $halves[0]) + send($method, $halves[1]);
        }
        if (($status > 0 && $status < 500) || $attempt === ATTEMPTS) {
            $lines = array_key_first($products) . ' to ' . array_key_last($products);
            throw new RuntimeException("$method of lines $lines: $status $text");
        }
        sleep(2 ** ($attempt - 1));
    }
}

/** Status and text of the answer, or 0 and what went wrong with the network. */
function call(string $method, string $body): array
{
    $signature = hash_hmac('sha256', $body, getenv('DATACUE_API_SECRET'));
    $curl = curl_init((getenv('DATACUE_BASE_URL') ?: 'https://api.datacue.co') . '/v1/batch/products');
    curl_setopt_array($curl, [
        CURLOPT_CUSTOMREQUEST => $method,
        CURLOPT_USERPWD => getenv('DATACUE_API_KEY') . ":$signature",
        CURLOPT_HTTPHEADER => ['Content-Type: application/json'],
        CURLOPT_POSTFIELDS => $body,
        CURLOPT_FOLLOWLOCATION => false, // the credentials are for this host alone
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_TIMEOUT => 60,
    ]);
    $answer = curl_exec($curl);
    return $answer === false ? [0, curl_error($curl)] : [curl_getinfo($curl, CURLINFO_RESPONSE_CODE), $answer];
}
