<?php

// Keeps products in step with the shop: reads its changes from standard input, one a line as JSON, in their order.
//   {"saved": {"product_id": "p1", "variant_id": "v1", "price": 19.9}}
//   {"removed": {"product_id": "p1", "variant_id": "v1"}}

const ATTEMPTS = 5;

if (!getenv('DATACUE_API_KEY') || !getenv('DATACUE_API_SECRET')) {
    throw new RuntimeException('Set DATACUE_API_KEY and DATACUE_API_SECRET.');
}

while (($line = fgets(STDIN)) !== false) {
    if (trim($line) === '') {
        continue;
    }
    $change = json_decode($line, flags: JSON_THROW_ON_ERROR); // as objects: {} stays {}
    if (isset($change->saved)) {
        save($change->saved);
    } elseif (isset($change->removed)) {
        remove($change->removed);
    } else {
        throw new RuntimeException("neither saved nor removed: $line");
    }
}

/** Changes the fields given; a product that is not there yet is created. */
function save(object $product): void
{
    $fields = clone $product;
    unset($fields->product_id, $fields->variant_id);
    [$status, $notUpdated] = call('PUT', pathOf($product), $fields);
    if ($status === 400) {
        [$status, $notCreated] = call('POST', '/v1/products', $product);
        if ($status === 400) {
            throw new RuntimeException(pathOf($product) . ": $notUpdated; to create it: $notCreated");
        }
    }
}

function remove(object $product): void
{
    [$status, $text] = call('DELETE', pathOf($product));
    if ($status === 400) {
        fwrite(STDERR, pathOf($product) . ": $text\n"); // it is gone already
    }
}

function pathOf(object $product): string
{
    return '/v1/products/' . rawurlencode($product->product_id) . '/' . rawurlencode($product->variant_id);
}

/** The answer's status, a success or 400, and its text. What may pass is tried again, anything else thrown. */
function call(string $method, string $path, ?object $document = null): array
{
    // Written once: the string that is signed is the string that is sent. Without a body nothing is signed.
    $body = $document ? json_encode($document, JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION) : '';
    $signature = hash_hmac('sha256', $body, getenv('DATACUE_API_SECRET'));
    $options = [
        CURLOPT_CUSTOMREQUEST => $method,
        CURLOPT_USERPWD => getenv('DATACUE_API_KEY') . ":$signature",
        CURLOPT_FOLLOWLOCATION => false, // the credentials are for this host alone
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_TIMEOUT => 30,
    ];
    if ($body !== '') {
        $options += [CURLOPT_HTTPHEADER => ['Content-Type: application/json'], CURLOPT_POSTFIELDS => $body];
    }
    for ($attempt = 1; ; $attempt++) {
        $curl = curl_init((getenv('DATACUE_BASE_URL') ?: 'https://api.datacue.co') . $path);
        curl_setopt_array($curl, $options);
        $answer = curl_exec($curl);
        $status = $answer === false ? 0 : curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
        if (($status >= 200 && $status < 300) || $status === 400) {
            return [$status, $answer];
        }
        if (($status > 0 && $status < 500) || $attempt === ATTEMPTS) {
            throw new RuntimeException("$method $path: $status " . ($answer ?: curl_error($curl)));
        }
        sleep(2 ** ($attempt - 1));
    }
}
