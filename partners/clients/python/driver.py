import json
import os
import sys

import openapi_client as datacue
from signing import Signing


def connect(url):
    client = datacue.ApiClient(datacue.Configuration(host=url))
    client.rest_client.pool_manager = Signing(
        client.rest_client.pool_manager, os.environ["DATACUE_API_KEY"], os.environ["DATACUE_API_SECRET"]
    )
    return client


def check(name, run):
    line = {"check": name}
    try:
        line["result"] = run()
    except Exception as error:  # whatever a caller would see
        line["error"] = f"{type(error).__name__}: {error}"
    print(json.dumps(line, default=str), flush=True)


def statuses(result):
    return [item.status for item in result.status]


def send_event(case):
    request = case["request"]
    event = getattr(datacue, case["schema"]).from_dict(request["event"])
    context = request.get("context")
    answer = datacue.EventsApi(client).track_event(
        datacue.EventRequest(
            user=datacue.EventUser.from_dict(request["user"]),
            event=datacue.Event(event),
            context=context and datacue.EventContext.from_dict(context),
            timestamp=request.get("timestamp"),
        )
    )
    recent = answer.recent_product_skus if answer else None
    return [product.price.actual_instance for product in recent or []]


def update_price(price):
    update = datacue.ProductUpdate(price=price)
    datacue.ProductsApi(client).update_product(cases["product"]["product_id"], cases["product"]["variant_id"], update)


with open(sys.argv[1], encoding="utf-8") as file:
    cases = json.load(file)
client = connect(os.environ["DATACUE_BASE_URL"])
odd = connect(os.environ["DATACUE_ODD_URL"])
for case in cases["events"]:
    check("event " + case["name"], lambda: send_event(case))
deletion = datacue.ProductIdBatch.from_dict(cases["deletion"])
check("deletion", lambda: statuses(datacue.BatchApi(client).batch_delete_products(deletion)))
batch = datacue.ProductBatch.from_dict(cases["batch"])
check("batch", lambda: statuses(datacue.BatchApi(client).batch_create_products(batch)))
check("openAnswer", lambda: statuses(datacue.BatchApi(odd).batch_create_products(batch)))
for price in cases["prices"]:
    check("price", lambda: update_price(price))
