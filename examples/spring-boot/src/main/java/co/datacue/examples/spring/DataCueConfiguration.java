package co.datacue.examples.spring;

import co.datacue.client.DataCueClient;
import co.datacue.client.DataCueClientBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** All that the client needs in a Spring application. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataCueProperties.class)
class DataCueConfiguration {

  /** One client for the whole application; Spring closes it. */
  @Bean
  DataCueClient dataCueClient(DataCueProperties properties, DataCueHealthIndicator health) {
    DataCueClientBuilder builder =
        DataCueClient.builder()
            .key(properties.apiKey())
            .secret(properties.apiSecret())
            .listener(health);
    if (properties.baseUrl() != null) {
      builder.baseUrl(properties.baseUrl());
    }
    return builder.build();
  }

  /** Shows as {@code dataCue} under {@code /actuator/health}. */
  @Bean
  DataCueHealthIndicator dataCueHealthIndicator() {
    return new DataCueHealthIndicator();
  }
}
