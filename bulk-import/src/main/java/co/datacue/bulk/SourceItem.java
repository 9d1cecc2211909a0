package co.datacue.bulk;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An item as it stands in the input.
 *
 * @param file where it stands: a file's name, {@code -} for standard input
 * @param line its first line, from 1
 * @param raw its bytes as they stand there, without the end of the line; what a list of rejects
 *     repeats
 * @param json the item as a JSON object; null if {@code defect} says why there is none
 * @param defect what is wrong before it is looked at as an item, such as invalid UTF-8
 * @param whole a file with all of an item that is too long for memory, of which {@code raw} is the
 *     beginning; deleted when the program ends. Null for any other
 */
public record SourceItem(
    String file,
    long line,
    byte[] raw,
    @Nullable String json,
    @Nullable String defect,
    @Nullable Path whole) {}
