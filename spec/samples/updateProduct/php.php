<?php

$key = getenv('DATACUE_API_KEY');
$secret = getenv('DATACUE_API_SECRET');
$baseUrl = getenv('DATACUE_BASE_URL') ?: 'https://api.datacue.co';
if (!$key || !$secret) {
    throw new RuntimeException('Set DATACUE_API_KEY and DATACUE_API_SECRET.');
}

$productId = 'p1';
$variantId = 'v1';
$changes = [
    'main_category' => 'shorts',
    'categories' => ['shorts', 'men'],
    'stock' => 6,
    'available' => false,
];

// Written once: the string that is signed is the string that is sent.
$body = json_encode($changes, JSON_THROW_ON_ERROR);
$signature = hash_hmac('sha256', $body, $secret);

$path = rawurlencode($productId) . '/' . rawurlencode($variantId);
$curl = curl_init("$baseUrl/v1/products/$path");
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'PUT',
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
echo $status, "\n";
