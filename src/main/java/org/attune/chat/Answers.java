package org.attune.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.attune.UserMistake;

/**
 * The answers to a corpus that were paid for, usable or not, by the hash of their prompt, with what
 * was spent. They lie as lines of JSON in a folder, {@code answers-N.jsonl}; each process that adds
 * to them begins a file of its own. A line is written when {@link #keep} returns, and on the disk
 * soon after, at the latest when they are closed. Of a process that was killed, half a line may end
 * a file: it is as if it had not been written. In memory is only where each line stands.
 */
public final class Answers implements AutoCloseable {

  /**
   * One line: all that was spent on a prompt, how many of its calls failed, by kind, and the
   * answer, if there was one.
   */
  private record Line(
      String hash,
      Spent spent,
      Optional<Outcome.Answer> answer,
      Optional<Map<Outcome.Kind, Long>> failed) {

    Used used() {
      return new Used(spent, failed.orElse(Map.of()));
    }
  }

  /** The first half of a hash, which no two prompts share. */
  private record Key(long high, long low) {
    static Key of(String hash) {
      return new Key(
          Long.parseUnsignedLong(hash, 0, 16, 16), Long.parseUnsignedLong(hash, 16, 32, 16));
    }
  }

  private record Place(FileChannel file, long offset) {}

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new Jdk8Module())
          .setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

  private static final int CHUNK = 4096;

  private final Path folder;
  private final List<FileChannel> files = new ArrayList<>();
  private final Map<Key, Place> places = new HashMap<>();

  /** What was used up on prompts whose calls ended without an answer. */
  private final Map<Key, Used> losses = new HashMap<>();

  private Spent spent = Spent.NOTHING;
  private FileChannel own;
  private Flusher flusher;

  /**
   * Opens the answers in a folder, which is made when the first is kept.
   *
   * @throws UserMistake if a line that is not the last of its file cannot be read
   */
  public Answers(Path folder) {
    this.folder = folder;
    try {
      for (Path file : kept()) {
        index(file);
      }
    } catch (IOException e) {
      close();
      throw new UncheckedIOException(e);
    } catch (UserMistake e) {
      close();
      throw e;
    }
  }

  private List<Path> kept() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> f.getFileName().toString().matches("answers-\\d+\\.jsonl"))
          .sorted()
          .toList();
    }
  }

  private void index(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    files.add(channel);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      byte[] line = new byte[CHUNK];
      long start = 0;
      for (int number = 1, length = 0; ; ) {
        int next = in.read();
        if (next >= 0 && next != '\n') {
          line = length < line.length ? line : Arrays.copyOf(line, 2 * length);
          line[length++] = (byte) next;
          continue;
        }
        Optional<Line> read = line(line, length);
        if (read.isPresent()) {
          know(read.get(), new Place(channel, start));
        } else if (next >= 0) {
          throw new UserMistake(
              file
                  + ":"
                  + number
                  + ": expected an answer that was kept, found a damaged line;"
                  + " without this line the model is asked again");
        }
        if (next < 0) {
          return;
        }
        start += length + 1L;
        number++;
        length = 0;
      }
    }
  }

  private static Optional<Line> line(byte[] bytes, int length) {
    try {
      return Optional.of(JSON.readValue(bytes, 0, length, Line.class))
          .filter(l -> l.hash().matches("[0-9a-f]{64}"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void know(Line line, Place place) {
    spent = spent.plus(line.spent());
    Key key = Key.of(line.hash());
    if (line.answer().isPresent()) {
      places.putIfAbsent(key, place);
    } else {
      losses.merge(key, line.used(), Used::plus);
    }
  }

  /** What all calls used up whose end is kept, those without an answer among them. */
  public synchronized Spent spent() {
    return spent;
  }

  /** How many answers there are. */
  public synchronized int size() {
    return places.size();
  }

  public synchronized boolean has(Prompt prompt) {
    return places.containsKey(Key.of(prompt.hash()));
  }

  /** The answer to a prompt, if it was kept. */
  public Optional<Outcome.Answer> find(Prompt prompt) {
    Place place;
    synchronized (this) {
      place = places.get(Key.of(prompt.hash()));
    }
    return place == null ? Optional.empty() : read(place).answer();
  }

  /** What was used up on a prompt, by calls without an answer too. */
  public Used usedOn(Prompt prompt) {
    Key key = Key.of(prompt.hash());
    Place place;
    Used lost;
    synchronized (this) {
      place = places.get(key);
      lost = losses.getOrDefault(key, Used.NOTHING);
    }
    return place == null ? lost : lost.plus(read(place).used());
  }

  private static Line read(Place place) {
    try {
      ByteBuffer line = ByteBuffer.allocate(CHUNK);
      for (int seen = 0; ; ) {
        int got = place.file().read(line, place.offset() + line.position());
        for (; seen < line.position(); seen++) {
          if (line.get(seen) == '\n') {
            return JSON.readValue(line.array(), 0, seen, Line.class);
          }
        }
        if (got < 0) {
          return JSON.readValue(line.array(), 0, seen, Line.class);
        }
        if (!line.hasRemaining()) {
          line = ByteBuffer.allocate(2 * line.capacity()).put(line.flip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps an answer, and what was used up until it came. */
  void keep(Prompt prompt, Used onIt, Outcome.Answer answer) {
    append(line(prompt, onIt, Optional.of(answer)));
  }

  /** Keeps what was used up on a prompt that was not answered; it may be asked again. */
  void keepLoss(Prompt prompt, Used onIt) {
    append(line(prompt, onIt, Optional.empty()));
  }

  private static Line line(Prompt prompt, Used onIt, Optional<Outcome.Answer> answer) {
    Optional<Map<Outcome.Kind, Long>> failed = Optional.of(onIt.failed());
    return new Line(prompt.hash(), onIt.spent(), answer, failed.filter(f -> !f.isEmpty()));
  }

  private void append(Line line) {
    try {
      byte[] text = JSON.writeValueAsBytes(line);
      synchronized (this) {
        FileChannel file = own();
        Place place = new Place(file, file.size());
        ByteBuffer bytes = ByteBuffer.allocate(text.length + 1).put(text).put((byte) '\n').flip();
        while (bytes.hasRemaining()) {
          file.write(bytes, file.size());
        }
        know(line, place);
      }
      flusher.written();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileChannel own() throws IOException {
    if (own == null) {
      Files.createDirectories(folder);
      for (int number = kept().size() + 1; own == null; number++) {
        try {
          own =
              FileChannel.open(
                  folder.resolve("answers-%06d.jsonl".formatted(number)),
                  StandardOpenOption.CREATE_NEW,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE);
          files.add(own);
          flusher = new Flusher(() -> own.force(false));
        } catch (FileAlreadyExistsException e) {
          // another process began it
        }
      }
    }
    return own;
  }

  @Override
  public synchronized void close() {
    try {
      if (flusher != null) {
        flusher.close();
      }
    } finally {
      for (FileChannel file : files) {
        try {
          file.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
