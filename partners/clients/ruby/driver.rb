require 'json'
require 'openapi_client'
require_relative 'signing'

def connect(url)
  config = OpenapiClient::Configuration.new
  config.scheme, config.host = url.split('://')
  config.server_index = nil
  SigningClient.new(config, ENV.fetch('DATACUE_API_KEY'), ENV.fetch('DATACUE_API_SECRET'))
end

def check(name)
  line = { check: name }
  begin
    line[:result] = yield
  rescue StandardError => e # whatever a caller would see
    line[:error] = "#{e.class}: #{e.message}"
  end
  puts JSON.generate(line)
end

def model(json, schema)
  OpenapiClient.const_get(schema).build_from_hash(JSON.parse(JSON.generate(json), symbolize_names: true))
end

def statuses(result)
  result.status.map(&:status)
end

cases = JSON.parse(File.read(ARGV.fetch(0)))
client = connect(ENV.fetch('DATACUE_BASE_URL'))
odd = connect(ENV.fetch('DATACUE_ODD_URL'))

cases['events'].each do |each|
  check("event #{each['name']}") do
    given = each['request']
    request = { user: model(given['user'], 'EventUser'), event: model(given['event'], each['schema']) }
    request[:context] = model(given['context'], 'EventContext') if given['context']
    request[:timestamp] = Time.parse(given['timestamp']) if given['timestamp']
    answer = OpenapiClient::EventsApi.new(client).track_event(OpenapiClient::EventRequest.new(request))
    (answer&.recent_product_skus || []).map(&:price)
  end
end
check('deletion') do
  statuses(OpenapiClient::BatchApi.new(client).batch_delete_products(model(cases['deletion'], 'ProductIdBatch')))
end
{ 'batch' => client, 'openAnswer' => odd }.each do |name, target|
  check(name) do
    statuses(OpenapiClient::BatchApi.new(target).batch_create_products(model(cases['batch'], 'ProductBatch')))
  end
end
cases['prices'].each do |price|
  check('price') do
    update = OpenapiClient::ProductUpdate.new(price: price)
    OpenapiClient::ProductsApi.new(client).update_product(
      cases['product']['product_id'], cases['product']['variant_id'], update
    )
    nil
  end
end
