package co.datacue.conformance.request;

/**
 * A request that breaks one rule.
 *
 * @param rule the rule
 * @param how what was done to break it
 * @param path the path it is sent to
 * @param body its body; empty for none
 */
public record BrokenRequest(SchemaRule rule, String how, String path, String body) {
  @Override
  public String toString() {
    return rule + ", " + how;
  }
}
