<?php
// Signs and sends with one curl handle that stays connected: URL batch|single CATALOGUE.
// For each line with a number of milliseconds sends for so long and prints: calls nanoseconds 0.
[, $url, $mode, $file] = $argv;
$key = 'my-key';
$secret = 'my-secret';
$products = json_decode(file_get_contents($file), true)['batch'];
$batch = $mode === 'batch';
$data = $batch ? ['batch' => $products] : $products[0];
$curl = curl_init($url . ($batch ? '/v1/batch/products' : '/v1/products'));
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_HTTPHEADER => ['Content-Type: application/json', 'Expect:'],
    CURLOPT_RETURNTRANSFER => true,
]);

function send($curl, $data, $key, $secret, $batch)
{
    $body = json_encode($data, JSON_THROW_ON_ERROR);
    $signature = hash_hmac('sha256', $body, $secret);
    curl_setopt($curl, CURLOPT_USERPWD, "$key:$signature");
    curl_setopt($curl, CURLOPT_POSTFIELDS, $body);
    $answer = curl_exec($curl);
    if (curl_getinfo($curl, CURLINFO_RESPONSE_CODE) !== ($batch ? 207 : 201)) {
        throw new RuntimeException('Not answered as expected: ' . curl_error($curl) . $answer);
    }
    if ($batch) {
        $taken = 0;
        foreach (json_decode($answer, true)['status'] as $item) {
            $taken += $item['status'] === 'OK' ? 1 : 0;
        }
        if ($taken !== count($data['batch'])) {
            throw new RuntimeException('Not every item was taken');
        }
    }
}

while (($millis = fgets(STDIN)) !== false) {
    $begun = hrtime(true);
    $calls = 0;
    while (hrtime(true) - $begun < (int) $millis * 1_000_000) {
        send($curl, $data, $key, $secret, $batch);
        $calls++;
    }
    $nanos = hrtime(true) - $begun;
    echo "$calls $nanos 0\n";
}
