<?php

$key = getenv('DATACUE_API_KEY');
$baseUrl = getenv('DATACUE_BASE_URL') ?: 'https://api.datacue.co';
if (!$key) {
    throw new RuntimeException('Set DATACUE_API_KEY.');
}

$event = [
    'user' => [
        'user_id' => '019mr8mf4r',
        'anonymous_id' => '07d35b1a-5776-4ddf-8f1c-dd0d2db9c502',
        'profile' => [
            'sex' => 'female',
            'location' => 'Santiago',
            'segment' => 'platinum',
        ],
    ],
    'event' => ['type' => 'pageview', 'subtype' => 'home'],
];

$body = json_encode($event, JSON_THROW_ON_ERROR);

$curl = curl_init("$baseUrl/v1/events");
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_USERPWD => "$key:", // the key alone: an event is not signed
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

// Home, product and search events answer with recommendations, all others with 204.
$recommendations = $status === 200 ? json_decode($answer, true) : [];
foreach ($recommendations['related_product_skus'] ?? [] as $product) {
    echo $product['name'] ?? '', ' ', $product['link'] ?? '', "\n";
}
