package co.datacue.client;

import co.datacue.signing.SigningScheme;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the contract says of the operation behind a generated Retrofit method. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ApiOperation {

  /** The contract's {@code operationId}. */
  String id();

  /** How the operation wants its credentials, from the contract's {@code security}. */
  SigningScheme signing();

  /**
   * The first server that the contract names for this operation, or for its path; empty if it goes
   * where all do.
   */
  String server() default "";

  /** What the body is, from the contract's {@code requestBody}; empty if there is none. */
  String contentType() default "";

  /**
   * The successful answers, each with the media types of its body, if it has one: {@code "200
   * application/json"}, {@code "204"}, {@code "2XX text/plain"}, {@code "default"}.
   */
  String[] answers() default {};

  /**
   * The lists that stand in one parameter, each with what is between its items: {@code "query ids
   * ,"}, {@code "header X-Ids ,"}.
   */
  String[] joined() default {};
}
