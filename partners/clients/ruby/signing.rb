require 'base64'
require 'json'
require 'openssl'
require 'time'

# Ruby writes a Time into JSON as to_s does, which is no RFC 3339.
class Time
  def to_json(*options)
    iso8601(3).to_json(*options)
  end
end

# Signs the very bytes that are sent. Events carry the key alone.
class SigningClient < OpenapiClient::ApiClient
  def initialize(config, key, secret)
    super(config)
    @key = key
    @secret = secret
  end

  def build_request(http_method, path, opts = {})
    request = super
    body = request.options[:body].to_s
    password = path.end_with?('/v1/events') ? '' : OpenSSL::HMAC.hexdigest('SHA256', @secret, body)
    request.options[:headers]['Authorization'] = "Basic #{Base64.strict_encode64("#{@key}:#{password}")}"
    request.options[:followlocation] = false # the credentials are for this host alone
    request
  end
end
