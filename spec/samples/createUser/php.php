<?php

$key = getenv('DATACUE_API_KEY');
$secret = getenv('DATACUE_API_SECRET');
$baseUrl = getenv('DATACUE_BASE_URL') ?: 'https://api.datacue.co';
if (!$key || !$secret) {
    throw new RuntimeException('Set DATACUE_API_KEY and DATACUE_API_SECRET.');
}

$user = [
    'user_id' => 'u1',
    'email' => 'xyz@abc.com',
    'title' => 'Mr',
    'first_name' => 'John',
    'last_name' => 'Smith',
    'profile' => ['location' => 'santiago', 'sex' => 'male', 'segment' => 'platinum'],
    'wishlist' => ['P1', 'P3', 'P4'],
    'email_subscriber' => true,
    'timestamp' => '2018-04-04T23:29:04-03:00',
];

// Written once: the string that is signed is the string that is sent.
$body = json_encode($user, JSON_THROW_ON_ERROR);
$signature = hash_hmac('sha256', $body, $secret);

$curl = curl_init("$baseUrl/v1/users");
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
