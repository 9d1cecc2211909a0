<?php

require 'GuzzleHttp/autoload.php';
require __DIR__ . '/signing.php';
spl_autoload_register(function (string $class) {
    $file = __DIR__ . '/generated/lib/' . strtr(substr($class, strlen('OpenAPI\\Client\\')), '\\', '/') . '.php';
    if (str_starts_with($class, 'OpenAPI\\Client\\') && is_file($file)) {
        require $file;
    }
});

use OpenAPI\Client\Api\BatchApi;
use OpenAPI\Client\Api\EventsApi;
use OpenAPI\Client\Api\ProductsApi;
use OpenAPI\Client\Configuration;
use OpenAPI\Client\Model\BatchResult;
use OpenAPI\Client\Model\EventRequest;
use OpenAPI\Client\Model\ProductUpdate;
use OpenAPI\Client\ObjectSerializer;

ObjectSerializer::setDateTimeFormat('Y-m-d\TH:i:s.vP'); // the default drops the milliseconds
$cases = json_decode(file_get_contents($argv[1]), flags: JSON_THROW_ON_ERROR);
$http = signingClient(getenv('DATACUE_API_KEY'), getenv('DATACUE_API_SECRET'));
$sandbox = (new Configuration())->setHost(getenv('DATACUE_BASE_URL'));
$odd = (new Configuration())->setHost(getenv('DATACUE_ODD_URL'));

foreach ($cases->events as $case) {
    check("event $case->name", function () use ($case, $http, $sandbox) {
        $request = new EventRequest();
        $request->setUser(model($case->request->user, 'EventUser'));
        $request->setEvent(model($case->request->event, $case->schema));
        if (isset($case->request->context)) {
            $request->setContext(model($case->request->context, 'EventContext'));
        }
        if (isset($case->request->timestamp)) {
            $request->setTimestamp(new DateTime($case->request->timestamp));
        }
        $answer = (new EventsApi($http, $sandbox))->trackEvent($request);
        $prices = [];
        foreach ($answer?->getRecentProductSkus() ?? [] as $product) {
            $price = $product->getPrice();
            $prices[] = is_object($price) ? ObjectSerializer::sanitizeForSerialization($price) : $price;
        }
        return $prices;
    });
}
check('deletion', fn () => statuses(
    (new BatchApi($http, $sandbox))->batchDeleteProducts(model($cases->deletion, 'ProductIdBatch'))
));
foreach (['batch' => $sandbox, 'openAnswer' => $odd] as $name => $configuration) {
    check($name, fn () => statuses(
        (new BatchApi($http, $configuration))->batchCreateProducts(model($cases->batch, 'ProductBatch'))
    ));
}
foreach ($cases->prices as $price) {
    check('price', function () use ($price, $cases, $http, $sandbox) {
        $update = (new ProductUpdate())->setPrice($price);
        (new ProductsApi($http, $sandbox))
            ->updateProduct($cases->product->product_id, $cases->product->variant_id, $update);
    });
}

function model(object $json, string $schema): object
{
    return ObjectSerializer::deserialize($json, "\\OpenAPI\\Client\\Model\\$schema");
}

function statuses(BatchResult $result): array
{
    return array_map(fn ($item) => $item->getStatus(), $result->getStatus());
}

function check(string $name, callable $run): void
{
    $line = ['check' => $name];
    try {
        $line['result'] = $run();
    } catch (Throwable $error) { // whatever a caller would see
        $line['error'] = get_class($error) . ': ' . $error->getMessage();
    }
    echo json_encode($line, JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE), "\n";
}
