package co.datacue.client.json;

import co.datacue.client.ItemList;
import java.util.List;

/**
 * An item of a batch that is JSON already. In an {@link ItemList} that is filled by reflection it
 * stands for a model, and is sent as it is: for programs that pass on what others wrote, to which
 * reading it into a model and writing that again is most of the work. Immutable, as long as nobody
 * changes the array.
 *
 * @param json a JSON object that the operation takes, in UTF-8; nothing checks it any more, and the
 *     array is not copied
 * @param ids the fields of that object whose names are ids, by which the answer's statuses are
 *     found to be this item's
 */
public record JsonItem(byte[] json, List<ItemId> ids) {}
