<?php

// Tells of a visitor who opens a page, and prints the products to show there as a piece of HTML.
//   php php.php VISITOR               the home page
//   php php.php VISITOR PRODUCT       a product's page

[, $visitor, $product] = $argv + [null, null, null];
if (!getenv('DATACUE_API_KEY') || !$visitor) {
    throw new RuntimeException('Set DATACUE_API_KEY, and give the visitor\'s anonymous id.');
}

$event = $product
    ? ['type' => 'pageview', 'subtype' => 'product', 'product_id' => $product]
    : ['type' => 'pageview', 'subtype' => 'home'];
$answer = recommendations(['user' => ['anonymous_id' => $visitor], 'event' => $event]);
echo html($answer['similar_product_skus'] ?? $answer['related_product_skus'] ?? []);

/** A page does not wait long for recommendations, and does without where there are none. */
function recommendations(array $event): array
{
    $curl = curl_init((getenv('DATACUE_BASE_URL') ?: 'https://api.datacue.co') . '/v1/events');
    curl_setopt_array($curl, [
        CURLOPT_CUSTOMREQUEST => 'POST',
        CURLOPT_USERPWD => getenv('DATACUE_API_KEY') . ':', // an event carries the key alone
        CURLOPT_HTTPHEADER => ['Content-Type: application/json'],
        CURLOPT_POSTFIELDS => json_encode($event, JSON_THROW_ON_ERROR),
        CURLOPT_FOLLOWLOCATION => false, // the credentials are for this host alone
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_TIMEOUT => 2,
    ]);
    $answer = curl_exec($curl);
    $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
    if ($answer === false || $status < 200 || $status >= 300) {
        error_log("No recommendations: $status " . ($answer ?: curl_error($curl)));
        return [];
    }
    return $status === 200 ? json_decode($answer, true) ?? [] : [];
}

/** What comes over the network is text to show, never markup, and leads to pages only. */
function html(array $products): string
{
    $items = '';
    foreach ($products as $product) {
        [$link, $name, $price] = array_map(
            fn (string $field) => htmlspecialchars((string) ($product[$field] ?? ''), ENT_QUOTES),
            ['link', 'name', 'price']
        );
        $link = preg_match('#^(https?:|/)#i', $link) ? $link : '';
        $items .= "  <li><a href=\"$link\">$name</a> $price</li>\n";
    }
    return "<ul class=\"recommendations\">\n$items</ul>\n";
}
