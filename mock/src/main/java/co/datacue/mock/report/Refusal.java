package co.datacue.mock.report;

import org.jspecify.annotations.Nullable;

/**
 * Requests that were refused for one reason.
 *
 * @param kind the kind of request, such as the kind of event; null where it is none, or not told
 *     apart
 * @param status the status answered, 400 or above
 * @param reason the broken rule in words; never a credential
 * @param times how many
 */
public record Refusal(@Nullable String kind, int status, String reason, int times) {}
