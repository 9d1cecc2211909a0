package co.datacue.bulk.journal;

import co.datacue.bulk.ItemOutcome;
import co.datacue.bulk.ItemSource.Mark;
import co.datacue.bulk.Journal;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an import's progress in a file, and what was rejected in two files beside it. Everything is
 * brought to disk in order: first the rejected items, then what is settled, so that after a crash,
 * of the machine too, at most the last fifth of a second is asked of the API again.
 *
 * <p>One import at a time can have a journal; another is refused. A journal that belongs to another
 * input or another operation is refused too. Some bytes for each request are written. Used by one
 * thread at a time.
 */
public final class FileJournal implements Journal {
  private static final int MOST_WAITING = 1024 * 1024;
  private static final String VERSION = "DataCue import journal 1\n";

  private final Path path;
  private final Path rejectsPath;
  private final Path reasonsPath;
  private final byte[] rejectsHeader;
  private final ByteArrayOutputStream noted = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(noted);

  private @Nullable Frames frames;
  private @Nullable Rejects rejects;

  /**
   * Names the files, which are made when the import begins.
   *
   * @param path the journal
   * @param rejects the rejected items as they stood in the input
   * @param reasons a line for each of them: file, line and why
   * @param rejectsHeader what {@code rejects} begins with, such as the header of a CSV file
   */
  public FileJournal(Path path, Path rejects, Path reasons, byte[] rejectsHeader) {
    this.path = path;
    this.rejectsPath = rejects;
    this.reasonsPath = reasons;
    this.rejectsHeader = rejectsHeader.clone();
  }

  /** Keeps the rejected items, and nothing to go on from. */
  public static Journal ofRejectsOnly(Path rejects, Path reasons, byte[] rejectsHeader) {
    return new RejectsOnly(rejects, reasons, rejectsHeader);
  }

  @Override
  public Progress open(String operation, String identity) throws IOException {
    String header = VERSION + operation + "\n" + identity;
    Memory memory = new Memory();
    frames = Frames.open(path, memory::read);
    if (!memory.header().isEmpty() && !memory.header().equals(header)) {
      throw new IOException(
          "the journal "
              + path
              + " is of another import, or the input has changed since. It is of:\n"
              + memory.header()
              + "\nThis one is:\n"
              + header
              + "\nName another journal, or delete that one to begin anew.");
    }
    boolean fresh = memory.header().isEmpty();
    if (fresh) {
      Rejects.refuseOthers(rejectsPath);
    }
    rejects = new Rejects(rejectsPath, reasonsPath, rejectsHeader);
    rejects.resume(memory.rejects(), memory.reasons());
    if (fresh) {
      kind(Memory.Kind.HEADER);
      out.writeUTF(header);
      try {
        sync();
      } catch (IOException e) {
        throw new IOException("the journal " + path + " cannot be written: " + e.getMessage(), e);
      }
    }
    return memory.progress();
  }

  private void kind(Memory.Kind kind) throws IOException {
    out.writeByte(kind.ordinal());
  }

  @Override
  public void sending(long before) throws IOException {
    kind(Memory.Kind.SENDING);
    out.writeLong(before);
    sync();
  }

  @Override
  public void settled(List<ItemOutcome> outcomes) throws IOException {
    List<ItemOutcome> sorted = new ArrayList<>(outcomes);
    sorted.sort(Comparator.comparingLong(ItemOutcome::number));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream runs = new DataOutputStream(bytes);
    int count = 0;
    for (int i = 0; i < sorted.size(); count++) {
      int end = i + 1;
      while (end < sorted.size()
          && sorted.get(end).number() == sorted.get(end - 1).number() + 1
          && sorted.get(end).state() == sorted.get(i).state()) {
        end++;
      }
      runs.writeLong(sorted.get(i).number());
      runs.writeInt(end - i);
      runs.writeByte(sorted.get(i).state().ordinal());
      i = end;
    }
    kind(Memory.Kind.SETTLED);
    out.writeInt(count);
    bytes.writeTo(out);
    out.writeInt((int) outcomes.stream().filter(ItemOutcome::doubtful).count());
    for (ItemOutcome outcome : sorted) {
      if (outcome.state() == ItemOutcome.State.REJECTED) {
        rejects.add(outcome);
      }
    }
    if (rejects.waiting() > MOST_WAITING) {
      sync();
    }
  }

  @Override
  public void settledBefore(long number, Mark mark) throws IOException {
    kind(Memory.Kind.SETTLED_BEFORE);
    out.writeLong(number);
    out.writeInt(mark.file());
    out.writeLong(mark.offset());
    out.writeLong(mark.line());
    out.writeInt(mark.tailLength());
    out.writeLong(mark.tail());
  }

  @Override
  public void complete(long read) throws IOException {
    kind(Memory.Kind.COMPLETE);
    out.writeLong(read);
  }

  @Override
  public void sync() throws IOException {
    if (noted.size() > 0) {
      rejects.sync();
      kind(Memory.Kind.REJECTS);
      out.writeLong(rejects.itemsLength());
      out.writeLong(rejects.reasonsLength());
      frames.append(noted.toByteArray());
      noted.reset();
    }
  }

  @Override
  public void close() throws IOException {
    if (rejects != null) {
      rejects.close();
    }
    if (frames != null) {
      frames.close();
    }
  }
}
