package co.datacue.bulk.journal;

import co.datacue.bulk.ImportSummary;
import co.datacue.bulk.ItemOutcome.State;
import co.datacue.bulk.ItemSource.Mark;
import co.datacue.bulk.Journal.Progress;
import java.io.DataInputStream;
import java.io.IOException;

/** What the frames of a journal say, as far as they have been read. */
final class Memory {
  private final long[] counts = new long[State.values().length];
  private final Ranges settled = new Ranges();
  private String header = "";
  private long number;
  private Mark mark = Mark.START;
  private long sentBefore;
  private long doubtful;
  private long complete = -1;
  private long rejects;
  private long reasons;

  /** What a record in a frame is about. */
  enum Kind {
    HEADER,
    SENDING,
    SETTLED,
    SETTLED_BEFORE,
    REJECTS,
    COMPLETE
  }

  void read(DataInputStream in) throws IOException {
    while (in.available() > 0) {
      switch (Kind.values()[in.readByte()]) {
        case HEADER -> header = in.readUTF();
        case SENDING -> sentBefore = in.readLong();
        case SETTLED -> readSettled(in);
        case SETTLED_BEFORE -> {
          number = in.readLong();
          mark = new Mark(in.readInt(), in.readLong(), in.readLong(), in.readInt(), in.readLong());
          settled.removeBefore(number);
        }
        case REJECTS -> {
          rejects = in.readLong();
          reasons = in.readLong();
        }
        case COMPLETE -> complete = in.readLong();
        default -> throw new IOException("an unknown record");
      }
    }
  }

  private void readSettled(DataInputStream in) throws IOException {
    int runs = in.readInt();
    for (int i = 0; i < runs; i++) {
      long start = in.readLong();
      int length = in.readInt();
      counts[in.readByte()] += length;
      settled.add(start, start + length);
    }
    doubtful += in.readInt();
  }

  String header() {
    return header;
  }

  long rejects() {
    return rejects;
  }

  long reasons() {
    return reasons;
  }

  boolean isComplete() {
    return complete >= 0;
  }

  Progress progress() {
    ImportSummary summary =
        new ImportSummary(
            isComplete() ? complete : number,
            counts[State.ACCEPTED.ordinal()],
            counts[State.EXISTED.ordinal()],
            counts[State.ABSENT.ordinal()],
            counts[State.REJECTED.ordinal()],
            doubtful,
            0,
            isComplete());
    return new Progress(number, mark, settled::contains, sentBefore, summary);
  }
}
