/** How values stand in JSON: numbers, timestamps, enums. */
@NullMarked
package co.datacue.client.json;

import org.jspecify.annotations.NullMarked;
