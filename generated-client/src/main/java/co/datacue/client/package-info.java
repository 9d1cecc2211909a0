/** The DataCue API as a Java client. Start at {@link co.datacue.client.DataCueClient}. */
@NullMarked
package co.datacue.client;

import org.jspecify.annotations.NullMarked;
