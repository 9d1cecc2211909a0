<?php

$key = getenv('DATACUE_API_KEY');
$secret = getenv('DATACUE_API_SECRET');
$baseUrl = getenv('DATACUE_BASE_URL') ?: 'https://api.datacue.co';
if (!$key || !$secret) {
    throw new RuntimeException('Set DATACUE_API_KEY and DATACUE_API_SECRET.');
}

$products = [
    [
        'product_id' => 'p1',
        'variant_id' => 'v1',
        'main_category' => 'jeans',
        'categories' => ['jeans', 'men', 'summer'],
        'name' => 'cool jeans',
        'brand' => 'zara',
        'description' => 'very fashionable jeans',
        'color' => 'blue',
        'size' => 'M',
        'price' => 99,
        'full_price' => 119,
        'stock' => 5,
        'extra' => ['extra_feature' => 'details'],
        'photo_url' => 'https://s3.amazonaws.com/image.png',
        'link' => '/product/p1',
        'owner_id' => 'user_id_3',
    ],
    [
        'product_id' => 'p2',
        'variant_id' => 'v2',
        'main_category' => 'hats',
        'categories' => ['hats', 'women', 'summer'],
        'name' => 'summer hat',
        'brand' => 'zara',
        'description' => 'very fashionable hat',
        'color' => 'black',
        'size' => '',
        'price' => 24,
        'full_price' => 30,
        'stock' => 5,
        'extra' => ['extra_feature' => 'details'],
        'photo_url' => 'https://s3.amazonaws.com/image.png',
        'link' => '/product/p2',
        'owner_id' => 'user_id_3',
    ],
];

// Written once: the string that is signed is the string that is sent.
$body = json_encode(['batch' => $products], JSON_THROW_ON_ERROR);
$signature = hash_hmac('sha256', $body, $secret);

$curl = curl_init("$baseUrl/v1/batch/products");
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

// The items have statuses of their own, in the order sent. No status is no success.
$statuses = json_decode($answer, true)['status'];
foreach ($products as $i => $item) {
    if (($statuses[$i]['status'] ?? null) !== 'OK') {
        $error = $statuses[$i]['error'] ?? 'no status';
        echo "{$item['product_id']}/{$item['variant_id']}: $error\n";
    }
}
