<?php
// Imports products the service's way: one curl handle that stays connected, 500 in a batch, one after the other, and
// the status of each item is read. URL FILE, of JSON Lines, gzipped or not.
[, $url, $file] = $argv;
$key = 'my-key';
$secret = 'my-secret';
$curl = curl_init($url . '/v1/batch/products');
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_HTTPHEADER => ['Content-Type: application/json', 'Expect:'],
    CURLOPT_RETURNTRANSFER => true,
]);

function send($curl, $products, $key, $secret)
{
    $body = json_encode(['batch' => $products], JSON_THROW_ON_ERROR);
    $signature = hash_hmac('sha256', $body, $secret);
    curl_setopt($curl, CURLOPT_USERPWD, "$key:$signature");
    curl_setopt($curl, CURLOPT_POSTFIELDS, $body);
    $answer = curl_exec($curl);
    if (curl_getinfo($curl, CURLINFO_RESPONSE_CODE) !== 207) {
        throw new RuntimeException('Not answered as expected: ' . curl_error($curl) . $answer);
    }
    $taken = 0;
    foreach (json_decode($answer, true)['status'] as $item) {
        $taken += $item['status'] === 'OK' ? 1 : 0;
    }
    if ($taken !== count($products)) {
        throw new RuntimeException('Not every item was taken');
    }
    return $taken;
}

$lines = gzopen($file, 'r');
$products = [];
$imported = 0;
while (($line = gzgets($lines)) !== false) {
    $products[] = json_decode($line, true, 512, JSON_THROW_ON_ERROR);
    if (count($products) === 500) {
        $imported += send($curl, $products, $key, $secret);
        $products = [];
    }
}
if ($products) {
    $imported += send($curl, $products, $key, $secret);
}
echo "$imported\n";
