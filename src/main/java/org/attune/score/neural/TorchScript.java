package org.attune.score.neural;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.attune.score.neural.Pickle.Instance;
import org.attune.score.neural.Pickle.Name;
import org.attune.score.neural.Pickle.Place;
import org.attune.score.packed.Matrix;

/**
 * A file of TorchScript: a ZIP archive whose {@code NAME/data.pkl} holds the modules and names the
 * bytes of their weights, {@code NAME/data/0} and so on.
 */
public final class TorchScript {

  private static final Name FLOATS = new Name("torch", "FloatStorage");
  private static final String BFLOATS = "ctorch\nBFloat16Storage\n";
  private static final Set<String> NUMBERS =
      Set.of("FloatStorage", "HalfStorage", "BFloat16Storage", "DoubleStorage");
  private static final Set<String> LOOKED_UP = Set.of("Embedding", "EmbeddingBag");
  private static final String SOURCE = ".debug_pkl";
  private static final String MODULES = "[^/]+/data\\.pkl";

  /** What PyTorch compiles; not what is said of the source for its messages. */
  private static final String CODE = "(?s).*\\.py|.*/code/.*(?<!\\.debug_pkl)";

  /** By this it takes a file for one of its first versions, whose code stands anywhere. */
  private static final String LEGACY = "[^/]+/model\\.json";

  /** Far more than the modules of any model take without their weights: 64 MiB. */
  private static final long MOST_MODULES = 64L << 20;

  private static final int DEEPEST = 1000;
  private static final String TENSOR = "_rebuild_tensor_v2";

  private final Path file;
  private final String prefix;
  private final byte[] bytes;
  private final Pickle pickle;

  /**
   * Reads which weights there are.
   *
   * @throws IllegalArgumentException if it is no such file
   */
  public TorchScript(Path file) throws IOException {
    this.file = file;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry =
          zip.stream()
              .filter(e -> e.getName().matches(MODULES))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("no NAME/data.pkl in it"));
      prefix = entry.getName().substring(0, entry.getName().indexOf('/') + 1);
      bytes = content(zip, entry, MOST_MODULES);
      pickle = new Pickle(bytes);
      checkTensors();
    } catch (java.util.zip.ZipException | IllegalArgumentException e) {
      throw unusable(file, e.getMessage(), e);
    }
  }

  private static IllegalArgumentException unusable(Path file, String found, Exception cause) {
    return new IllegalArgumentException(
        file + ": expected a file of TorchScript, found: " + found, cause);
  }

  /**
   * Checks that a file can be unpacked and is as it was packed, so that PyTorch, which is no Java,
   * gets no damaged one, and that its code does nothing that is {@link ModelCode refused}. PyTorch
   * finds entries whatever the case of their letters.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static void check(Path file) throws IOException {
    boolean modules = false;
    Set<String> names = new HashSet<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        modules |= entry.getName().matches(MODULES);
        if (!names.add(name) || name.matches(LEGACY)) {
          throw new IllegalArgumentException(
              name + ", which PyTorch would read in another way than it is checked");
        }
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), crc)) {
          if (name.matches(CODE)) {
            checkCode(name, in);
          }
          in.transferTo(OutputStream.nullOutputStream());
        }
        if (crc.getValue() != entry.getCrc()) {
          throw new IllegalArgumentException(name + " with other bytes than were packed");
        }
      }
    } catch (java.util.zip.ZipException | EOFException | IllegalArgumentException e) {
      throw unusable(file, e.getMessage(), e);
    }
    if (!modules) {
      throw unusable(file, "no NAME/data.pkl in it", null);
    }
  }

  private static void checkCode(String name, InputStream in) throws IOException {
    byte[] code = in.readNBytes((int) MOST_MODULES);
    Optional<String> refused = ModelCode.refused(new String(code, StandardCharsets.ISO_8859_1));
    if (code.length == MOST_MODULES || refused.isPresent()) {
      throw new IllegalArgumentException(
          name
              + " with code that is not run: "
              + refused.orElse("more than " + MOST_MODULES + " bytes")
              + "; a model may not touch files, print or call other machines");
    }
  }

  /**
   * Writes the same modules and weights, entry by entry as they were checked, so that PyTorch reads
   * nothing else.
   *
   * @throws IllegalArgumentException if the file is refused, see {@link #check}
   */
  public static void copy(Path file, Path to) throws IOException {
    check(file);
    try (ZipFile zip = new ZipFile(file.toFile());
        ZipOutputStream out =
            new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
      out.setMethod(ZipOutputStream.STORED);
      for (ZipEntry entry : Collections.list(zip.entries())) {
        out.putNextEntry(stored(entry.getName(), entry.getCrc(), entry.getSize()));
        try (InputStream in = zip.getInputStream(entry)) {
          in.transferTo(out);
        }
      }
    }
  }

  private static ZipEntry stored(String name, long crc, long size) {
    ZipEntry entry = new ZipEntry(name);
    entry.setCrc(crc);
    entry.setSize(size);
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    return entry;
  }

  /** The bytes of an entry, which may say of itself what it likes. */
  private static byte[] content(ZipFile zip, ZipEntry entry, long most) throws IOException {
    if (entry.getSize() > most) {
      throw new IllegalArgumentException(
          entry.getName()
              + " of "
              + entry.getSize()
              + " bytes, where at most "
              + most
              + " are read");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) Math.min(most, Integer.MAX_VALUE - 8));
      if (bytes.length != entry.getSize()) {
        throw new IllegalArgumentException(entry.getName() + " of another size than it says");
      }
      return bytes;
    } catch (EOFException e) {
      throw new IllegalArgumentException(entry.getName() + " that breaks off", e);
    }
  }

  /** Every tensor is what {@link #matrices} and {@link #floats} take it for. */
  private void checkTensors() {
    try {
      visit(
          pickle.value(),
          (tensor, embedding) -> {
            List<?> storage = storage(tensor);
            boolean shaped =
                tensor.arguments().get(2) instanceof List<?> shape
                    && shape.stream().allMatch(Long.class::isInstance);
            if (!(storage.get(1) instanceof Name && storage.get(2) instanceof String && shaped)) {
              throw new IllegalArgumentException("a damaged pickle, with a tensor of other parts");
            }
          });
    } catch (ClassCastException | IndexOutOfBoundsException | NullPointerException e) {
      throw new IllegalArgumentException("a damaged pickle, with a tensor that lacks parts", e);
    }
  }

  /**
   * Numbers in the matrices that rows of tokens are multiplied with: all tensors of two dimensions
   * that belong to no embedding, which is looked up.
   */
  long matrices() {
    long[] sum = new long[1];
    visit(
        pickle.value(),
        (tensor, embedding) -> {
          List<?> shape = (List<?>) tensor.arguments().get(2);
          Name type = (Name) storage(tensor).get(1);
          if (!embedding && shape.size() == 2 && NUMBERS.contains(type.name())) {
            sum[0] += (Long) shape.get(0) * (Long) shape.get(1);
          }
        });
    return sum[0];
  }

  /**
   * The weights of 32 bits, by the path of the module they belong to: {@code layers.0.up.weight}.
   *
   * @throws IllegalArgumentException if one has other numbers, more than two dimensions, or does
   *     not stand row after row
   */
  Map<String, Matrix> weights() throws IOException {
    Map<String, Instance> tensors = new TreeMap<>();
    named("", pickle.value(), tensors, 0);
    Map<String, Matrix> weights = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (Map.Entry<String, Instance> tensor : tensors.entrySet()) {
        if (NUMBERS.contains(((Name) storage(tensor.getValue()).get(1)).name())) {
          weights.put(tensor.getKey(), matrix(zip, tensor.getKey(), tensor.getValue()));
        }
      }
    }
    return weights;
  }

  private static void named(String path, Object value, Map<String, Instance> found, int depth) {
    if (depth < DEEPEST && value instanceof Instance made) {
      if (made.type().name().equals(TENSOR)) {
        found.put(path, made);
      } else {
        made.state()
            .forEach(
                (name, inner) ->
                    named(path.isEmpty() ? "" + name : path + "." + name, inner, found, depth + 1));
      }
    }
  }

  private Matrix matrix(ZipFile zip, String name, Instance tensor) throws IOException {
    List<?> storage = storage(tensor);
    List<?> shape = (List<?>) tensor.arguments().get(2);
    long columns = shape.isEmpty() ? 1 : (Long) shape.get(shape.size() - 1);
    long rows = shape.size() == 2 ? (Long) shape.get(0) : 1;
    List<?> steps =
        shape.size() == 2 ? List.of(columns, 1L) : shape.isEmpty() ? shape : List.of(1L);
    if (!storage.get(1).equals(FLOATS)
        || shape.size() > 2
        || !tensor.arguments().get(3).equals(steps)) {
      throw new IllegalArgumentException(
          "weights " + name + " that are no rows of numbers of 32 bits");
    }
    Matrix matrix = Matrix.zeros(Math.toIntExact(rows), Math.toIntExact(columns));
    ZipEntry entry = zip.getEntry(prefix + "data/" + storage.get(2));
    if (entry == null) {
      throw new IllegalArgumentException("no weights " + name);
    }
    try (DataInputStream in = new DataInputStream(zip.getInputStream(entry))) {
      in.skipNBytes(Float.BYTES * (Long) tensor.arguments().get(1));
      byte[] row = new byte[Math.toIntExact(Float.BYTES * columns)];
      FloatBuffer numbers = ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      for (int r = 0; r < rows; r++) {
        in.readFully(row);
        matrix.numbers().put(r * matrix.columns(), numbers, 0, matrix.columns());
      }
    }
    return matrix;
  }

  /**
   * Writes the same modules with weights in bfloat16, each rounded to the nearest, ties to even.
   * Constants of the code stay what they are.
   *
   * @throws IllegalArgumentException if it has no weights of 32 bits
   */
  void bfloat16(Path to) throws IOException {
    write(to, ZipOutputStream.STORED, TorchScript::halves, renamed());
  }

  /**
   * Writes the same modules with weights that stay numbers of 32 bits but are rounded to those of
   * bfloat16, and deflated: PyTorch reads it like any other file. What the file says of the source
   * on the machine that wrote it is left out.
   *
   * @throws IllegalArgumentException if it has no weights of 32 bits
   */
  public void rounded(Path to) throws IOException {
    write(to, ZipOutputStream.DEFLATED, TorchScript::rounded, bytes);
  }

  private void write(Path to, int method, UnaryOperator<byte[]> weights, byte[] modules)
      throws IOException {
    Set<String> floats = floats();
    check(file);
    try (ZipFile zip = new ZipFile(file.toFile());
        ZipOutputStream out =
            new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
      out.setMethod(method);
      out.setLevel(Deflater.BEST_COMPRESSION);
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.getName().endsWith(SOURCE)) {
          continue;
        }
        byte[] content = content(zip, entry, Integer.MAX_VALUE - 8);
        if (floats.contains(entry.getName())) {
          content = weights.apply(content);
        } else if (entry.getName().equals(prefix + "data.pkl")) {
          content = modules;
        }
        CRC32 crc = new CRC32();
        crc.update(content);
        out.putNextEntry(stored(entry.getName(), crc.getValue(), content.length));
        out.write(content);
      }
    }
  }

  /** Entries that hold weights of 32 bits. */
  private Set<String> floats() {
    Set<String> floats = new TreeSet<>();
    visit(
        pickle.value(),
        (tensor, embedding) -> {
          List<?> storage = storage(tensor);
          if (storage.get(1).equals(FLOATS)) {
            floats.add(prefix + "data/" + storage.get(2));
          }
        });
    if (floats.isEmpty()) {
      throw new IllegalArgumentException(
          file + ": expected weights of 32 bits (a model that is not frozen), found none");
    }
    return floats;
  }

  private interface Visitor {
    void tensor(Instance tensor, boolean embedding);
  }

  /** Visits each tensor once. */
  private static void visit(Object value, Visitor visitor) {
    visit(value, false, visitor, Collections.newSetFromMap(new IdentityHashMap<>()), 0);
  }

  private static void visit(
      Object value, boolean embedding, Visitor visitor, Set<Object> seen, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException(
          "a damaged pickle, with values more than " + DEEPEST + " deep");
    }
    boolean inner = value instanceof Instance || value instanceof List || value instanceof Map;
    if (inner && !seen.add(value)) {
      return;
    }
    if (value instanceof Instance made) {
      if (made.type().name().equals(TENSOR)) {
        visitor.tensor(made, embedding);
        return;
      }
      boolean looked = LOOKED_UP.contains(made.type().name());
      made.arguments().forEach(a -> visit(a, looked, visitor, seen, depth + 1));
      made.state().values().forEach(s -> visit(s, looked, visitor, seen, depth + 1));
    } else if (value instanceof List<?> list) {
      list.forEach(v -> visit(v, embedding, visitor, seen, depth + 1));
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(v -> visit(v, embedding, visitor, seen, depth + 1));
    }
  }

  /** The persistent id of a tensor's bytes: "storage", its type, its name, its place, its size. */
  private static List<?> storage(Instance tensor) {
    return (List<?>) tensor.arguments().get(0);
  }

  private byte[] renamed() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int from = 0;
    for (Place place : pickle.places()) {
      if (place.name().equals(FLOATS)) {
        out.write(bytes, from, place.from() - from);
        out.writeBytes(BFLOATS.getBytes(StandardCharsets.US_ASCII));
        from = place.to();
      }
    }
    out.write(bytes, from, bytes.length - from);
    return out.toByteArray();
  }

  private static byte[] halves(byte[] floats) {
    ByteBuffer in = ByteBuffer.wrap(floats).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer out = ByteBuffer.allocate(floats.length / 2).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      out.putShort(bfloat16(in.getFloat()));
    }
    return out.array();
  }

  private static byte[] rounded(byte[] floats) {
    ByteBuffer in = ByteBuffer.wrap(floats).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer out = ByteBuffer.allocate(floats.length).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      out.putInt(bfloat16(in.getFloat()) << 16);
    }
    return out.array();
  }

  /** The upper half of the bits, plus one where the lower half is more than half a step. */
  static short bfloat16(float number) {
    int bits = Float.floatToIntBits(number);
    if (Float.isNaN(number)) {
      return (short) 0x7fc0;
    }
    return (short) ((bits + 0x7fff + (bits >>> 16 & 1)) >>> 16);
  }
}
