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

  /** What the body is, from the contract's {@code requestBody}; empty if there is none. */
  String contentType() default "";
}
