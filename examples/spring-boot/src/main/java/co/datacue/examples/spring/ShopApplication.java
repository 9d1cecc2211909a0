package co.datacue.examples.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A shop's back end that talks to DataCue. */
@SpringBootApplication
public class ShopApplication {

  /** For Spring. */
  public ShopApplication() {}

  /** Wants the properties of {@link DataCueProperties}. */
  public static void main(String[] args) {
    SpringApplication.run(ShopApplication.class, args);
  }
}
