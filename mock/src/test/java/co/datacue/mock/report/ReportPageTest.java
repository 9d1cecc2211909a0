package co.datacue.mock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import co.datacue.mock.browser.BrowserPage;
import co.datacue.mock.browser.Chromium;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report's page, in a browser. */
class ReportPageTest {
  @Test
  void pageShowsTheSameInABrowser(@TempDir Path folder) throws Exception {
    assumeTrue(Chromium.isInstalled(), "Chromium is not installed: apt-get install chromium");
    CoverageReport report = Made.report("<script>alert(1)</script>");
    report.write(folder);
    try (Chromium chromium = Chromium.start();
        BrowserPage page = chromium.page()) {
      page.open(folder.resolve("index.html").toUri().toString());
      assertTrue(page.text(".big").contains(report.summary()), page.text(".big"));
      String trackEvent = page.text(".matrix tbody tr").replaceAll("\\s+", " ");
      assertTrue(trackEvent.startsWith("trackEvent 1 – 0 – 0 0 – 0"), trackEvent);
      assertEquals("differs", page.text(".pill.broken"));
      assertTrue(page.text(".refusals:last-child").contains("<script>alert(1)"));
      assertEquals(0, page.evaluate("document.scripts.length").intValue());
      for (int width : List.of(1440, 390)) {
        for (String scheme : List.of("light", "dark")) {
          page.scheme(scheme);
          page.size(width, 900);
          page.screenshot(
              Path.of("target", "screenshots", "report-" + width + "-" + scheme + ".png"));
          assertTrue(page.evaluate("document.documentElement.scrollWidth").intValue() <= width);
        }
      }
      assertEquals(List.of(), page.violationsOfAxe());
      assertEquals(List.of(), page.complaints());
    }
  }
}
