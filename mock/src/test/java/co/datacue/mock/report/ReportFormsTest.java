package co.datacue.mock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The same report for people and for programs. */
class ReportFormsTest {
  private static final String ODD = "<script>alert(1)</script> & \"odd\" \u0000\u001b words";

  private final CoverageReport report = Made.report(ODD);

  @Test
  void jsonHasEverything() throws Exception {
    JsonNode json = new ObjectMapper().readTree(report.json());
    assertEquals(4, json.path("reached").intValue());
    assertEquals(report.wanted(), json.path("wanted").intValue());
    assertEquals(50, json.path("minimum").intValue());
    assertFalse(json.path("enough").booleanValue());
    assertEquals("[\"createUser status 401\"]", json.path("unusedWaivers").toString());
    JsonNode event = json.path("operations").path(0);
    assertEquals("AS_DOCUMENTED", event.path("verdict").textValue());
    assertEquals(
        "{\"kind\":\"HomePageviewEvent\",\"answers\":{\"200\":{\"count\":1,\"askedFor\":0}}}",
        event.path("kinds").path(0).toString());
    JsonNode user =
        json.at("/operations")
            .valueStream()
            .filter(each -> each.path("operation").asText().equals("createUser"))
            .findFirst()
            .orElseThrow();
    assertEquals(ODD, user.path("refusals").path(0).path("reason").textValue());
  }

  @Test
  void textTellsWhatIsMissingAndWhy() {
    List<String> lines = report.text().lines().map(String::strip).toList();
    assertTrue(lines.get(0).endsWith("too little, at least 50 % are wanted"), lines.get(0));
    assertTrue(lines.contains("Waiver not needed: createUser status 401"), report.text());
    assertTrue(report.text().contains("trackEvent was never taken with: ProductPageviewEvent,"));
    assertTrue(
        lines.stream().anyMatch(each -> each.matches("createUser .*differs: no message")),
        report.text());
    assertTrue(lines.contains("HomePageviewEvent          1"), report.text());
    assertTrue(lines.stream().anyMatch(each -> each.matches("deleteUser .* 1\\*")), report.text());
  }

  @Test
  void junitXmlCountsWhatItLists() throws Exception {
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(report.junitXml().getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    List<Element> suites = elements(root, "testsuite");
    assertEquals(Made.CONTRACT.operations().size() + 1, suites.size());
    for (Element suite : suites) {
      for (Map.Entry<String, String> each :
          Map.of("tests", "testcase", "failures", "failure", "skipped", "skipped").entrySet()) {
        assertEquals(
            suite.getAttribute(each.getKey()),
            elements(suite, each.getValue()).size() + "",
            suite.getAttribute("name") + " " + each.getKey());
      }
    }
    List<String> failures =
        elements(root, "failure").stream().map(each -> each.getAttribute("message")).toList();
    assertEquals(List.of("no message", report.summary()), failures);
    assertEquals(
        List.of(
            "1 × 200",
            "1 × 401 " + ODD.replaceAll("[\\x00\\x1b]", "\uFFFD"),
            "1 × 502 Prism ended",
            "1 × 500 asked for with Prefer"),
        elements(root, "system-out").stream().map(Element::getTextContent).toList());
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }
}
