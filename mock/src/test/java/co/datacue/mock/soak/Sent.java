package co.datacue.mock.soak;

import java.util.Set;

/**
 * A request of the soak and what may come back.
 *
 * @param kind what it is, for the account
 * @param bytes all of it
 * @param statuses which answers are right; none if the caller leaves before there is one
 * @param last whether the caller says that nothing follows, as for bytes that may be no request
 */
record Sent(String kind, byte[] bytes, Set<Integer> statuses, boolean last) {}
