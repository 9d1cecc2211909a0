package co.datacue.client;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a parameter stands in a path, if the contract does not say {@code simple}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface PathStyle {

  /** The contract's {@code style}: {@code label} or {@code matrix}. */
  String value();

  /** The contract's {@code explode}. */
  boolean explode();
}
