package co.datacue.mock.state;

import java.util.List;

/**
 * Why something cannot be done, in the contract's words. In both, the name of an id in braces
 * stands for its value.
 *
 * @param exists of what is to be created
 * @param unknown of what is to be updated or deleted
 */
record ErrorTexts(String exists, String unknown) {
  /** What is said where the contract shows no words of its own. */
  static ErrorTexts plain(Resource resource) {
    String first = resource.ids().isEmpty() ? "It" : "{" + resource.ids().get(0) + "}";
    return new ErrorTexts(first + " already exists", resource.label() + " not found");
  }

  /** Said of what is to be created. */
  String exists(List<String> names, List<String> ids) {
    return filled(exists, names, ids);
  }

  /** Said of what is to be updated or deleted. */
  String unknown(List<String> names, List<String> ids) {
    return filled(unknown, names, ids);
  }

  private static String filled(String template, List<String> names, List<String> ids) {
    String text = template;
    for (int i = 0; i < ids.size(); i++) {
      text = text.replace("{" + names.get(i) + "}", ids.get(i));
    }
    return text;
  }
}
