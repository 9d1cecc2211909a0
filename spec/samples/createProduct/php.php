<?php

$key = getenv('DATACUE_API_KEY');
$secret = getenv('DATACUE_API_SECRET');
$baseUrl = getenv('DATACUE_BASE_URL') ?: 'https://api.datacue.co';
if (!$key || !$secret) {
    throw new RuntimeException('Set DATACUE_API_KEY and DATACUE_API_SECRET.');
}

$product = [
    'product_id' => 'p1',
    'variant_id' => 'v1',
    'main_category' => 'jeans',
    'categories' => ['men', 'summer', 'jeans'],
    'name' => 'cool jeans',
    'brand' => 'zara',
    'description' => 'very fashionable jeans',
    'color' => 'blue',
    'size' => 'M',
    'price' => 25000,
    'full_price' => 35000,
    'available' => true,
    'stock' => 5,
    'extra' => ['extra_feature' => 'details'],
    'photo_url' => 'https://s3.amazon.com/image.png',
    'link' => '/product/p1',
    'owner_id' => 'user_id_3',
];

// Written once: the string that is signed is the string that is sent.
$body = json_encode($product, JSON_THROW_ON_ERROR);
$signature = hash_hmac('sha256', $body, $secret);

$curl = curl_init("$baseUrl/v1/products");
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'POST',
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
