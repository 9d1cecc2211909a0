package co.datacue.bulk.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.bulk.ItemOutcome;
import co.datacue.bulk.ItemOutcome.State;
import co.datacue.bulk.ItemSource.Mark;
import co.datacue.bulk.Journal.Progress;
import co.datacue.bulk.SourceItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
  @TempDir Path folder;

  private FileJournal journal() {
    return new FileJournal(
        folder.resolve("j"), folder.resolve("r"), folder.resolve("w"), "head\n".getBytes());
  }

  private static ItemOutcome outcome(long number, State state) {
    byte[] raw = ("item" + number).getBytes();
    return new ItemOutcome(number, SourceItem.of("f", number + 1, raw, "{}"), state, "why", false);
  }

  private static Progress fill(FileJournal journal) throws IOException {
    Progress before = journal.open("op", "file of 10 bytes");
    journal.sending(10_000);
    journal.settled(
        List.of(
            outcome(2, State.REJECTED), outcome(0, State.ACCEPTED), outcome(1, State.ACCEPTED)));
    journal.settledBefore(3, new Mark(1, 99, 4, 7, 12345));
    journal.settled(List.of(outcome(5, State.EXISTED), outcome(7, State.ABSENT)));
    journal.sync();
    return before;
  }

  @Test
  void remembersWhatWasNoted() throws IOException {
    try (FileJournal journal = journal()) {
      assertEquals(Mark.START, fill(journal).mark());
    }
    try (FileJournal again = journal()) {
      Progress progress = again.open("op", "file of 10 bytes");
      assertEquals(3, progress.number());
      assertEquals(new Mark(1, 99, 4, 7, 12345), progress.mark());
      assertEquals(10_000, progress.sentBefore());
      assertTrue(progress.settled().contains(5));
      assertFalse(progress.settled().contains(6));
      assertTrue(progress.settled().contains(7));
      assertEquals(2, progress.counts().accepted());
      assertEquals(1, progress.counts().existed());
      assertEquals(1, progress.counts().absent());
      assertEquals(1, progress.counts().rejected());
    }
    assertEquals("head\nitem2\n", Files.readString(folder.resolve("r")));
    assertEquals("f:3: why\n", Files.readString(folder.resolve("w")));
  }

  /** Cut anywhere, or its last bytes anything: what is left is a state that it once had. */
  @Test
  void tornEndIsDropped() throws IOException {
    try (FileJournal journal = journal()) {
      journal.open("op", "file of 10 bytes");
    }
    long begun = Files.size(folder.resolve("j"));
    try (FileJournal journal = journal()) {
      fill(journal);
    }
    byte[] whole = Files.readAllBytes(folder.resolve("j"));
    byte[] rejects = Files.readAllBytes(folder.resolve("r"));
    byte[] reasons = Files.readAllBytes(folder.resolve("w"));
    Random random = new Random(7);
    for (int length = 0; length < whole.length; length++) {
      byte[] torn = Arrays.copyOf(whole, length + random.nextInt(50));
      for (int i = length; i < torn.length; i++) {
        torn[i] = (byte) (random.nextBoolean() ? 0 : random.nextInt());
      }
      Files.write(folder.resolve("j"), torn);
      Files.write(folder.resolve("r"), length < begun ? new byte[0] : rejects);
      Files.write(folder.resolve("w"), length < begun ? new byte[0] : reasons);
      try (FileJournal again = journal()) {
        Progress progress = again.open("op", "file of 10 bytes");
        assertTrue(progress.number() == 0 || progress.number() == 3, "cut at " + length);
        again.settled(List.of(outcome(9, State.ACCEPTED)));
        again.sync();
      }
      try (FileJournal third = journal()) {
        assertTrue(third.open("op", "file of 10 bytes").settled().contains(9), "cut at " + length);
      }
    }
  }

  @Test
  void secondRunIsRefused() throws IOException {
    try (FileJournal first = journal();
        FileJournal second = journal()) {
      first.open("op", "x");
      String message = assertThrows(IOException.class, () -> second.open("op", "x")).getMessage();
      assertTrue(message.contains("another import is running"), message);
    }
  }

  @Test
  void anotherImportsJournalIsRefused() throws IOException {
    try (FileJournal first = journal()) {
      first.open("op", "x");
    }
    try (FileJournal second = journal()) {
      String message = assertThrows(IOException.class, () -> second.open("op", "y")).getMessage();
      assertTrue(message.contains("is of another import, or the input has changed"), message);
    }
  }

  @Test
  void rejectsOfAnotherImportAreNotWrittenOver() throws IOException {
    Files.writeString(folder.resolve("r"), "mine\n");
    try (FileJournal journal = journal()) {
      assertThrows(IOException.class, () -> journal.open("op", "x"));
    }
    assertEquals("mine\n", Files.readString(folder.resolve("r")));
  }
}
