<?php

$key = getenv('DATACUE_API_KEY');
$secret = getenv('DATACUE_API_SECRET');
$baseUrl = getenv('DATACUE_BASE_URL') ?: 'https://api.datacue.co';
if (!$key || !$secret) {
    throw new RuntimeException('Set DATACUE_API_KEY and DATACUE_API_SECRET.');
}

$orders = [
    ['order_id' => 'o1'],
    ['order_id' => 'o2'],
];

// Written once: the string that is signed is the string that is sent.
$body = json_encode(['batch' => $orders], JSON_THROW_ON_ERROR);
$signature = hash_hmac('sha256', $body, $secret);

$curl = curl_init("$baseUrl/v1/batch/orders");
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'DELETE',
    CURLOPT_USERPWD => "$key:$signature",
    CURLOPT_HTTPHEADER => ['Content-Type: application/json'],
    CURLOPT_POSTFIELDS => $body,
    CURLOPT_FOLLOWLOCATION => false, // the credentials are for this host alone
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 30,
]);
$answer = curl_exec($curl);
$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
if ($answer === false || $status < 200 || $status >= 300) {
    throw new RuntimeException("$status: " . ($answer ?: curl_error($curl)));
}

// The items have statuses of their own, in the order sent. No status is no success.
$statuses = json_decode($answer, true)['status'];
foreach ($orders as $i => $item) {
    if (($statuses[$i]['status'] ?? null) !== 'OK') {
        $error = $statuses[$i]['error'] ?? 'no status';
        echo "{$item['order_id']}: $error\n";
    }
}
