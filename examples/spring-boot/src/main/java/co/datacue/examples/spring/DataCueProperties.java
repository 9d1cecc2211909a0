package co.datacue.examples.spring;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The client's settings.
 *
 * @param apiKey {@code datacue.api-key}, from the dashboard
 * @param apiSecret {@code datacue.api-secret}, from the dashboard; never shown
 * @param baseUrl {@code datacue.base-url}, such as a mock's; null for the API itself
 */
@ConfigurationProperties("datacue")
record DataCueProperties(String apiKey, String apiSecret, String baseUrl) {

  DataCueProperties {
    require("datacue.api-key", apiKey);
    require("datacue.api-secret", apiSecret);
  }

  private static void require(String name, String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is not set: take it from the DataCue dashboard");
    }
  }

  @Override
  public String toString() {
    return "DataCueProperties[apiKey=" + apiKey + ", apiSecret=***, baseUrl=" + baseUrl + "]";
  }
}
