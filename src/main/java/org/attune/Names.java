package org.attune;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Kebab-case names of the classes that implement an extension point, found by listing the folder of
 * a package and the packages in it: a class dropped there is known by its name without being
 * registered.
 */
public final class Names {

  private static final Pattern HUMPS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  /** What was asked for, and what is there: neither changes while the program runs. */
  private record Asked(Class<?> type, Class<?> neighbour, String packageName) {}

  private static final Map<Asked, SortedMap<String, Class<?>>> FOUND = new ConcurrentHashMap<>();

  private Names() {}

  /** {@code MacroF1} is {@code macro-f1}. */
  public static String kebab(Class<?> type) {
    return kebab(type.getSimpleName());
  }

  /** {@code minDf} is {@code min-df}. */
  public static String kebab(String camel) {
    return HUMPS.matcher(camel).replaceAll("-").toLowerCase(Locale.ROOT);
  }

  /** {@code AT_LEAST} is {@code at-least}. */
  public static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The public concrete classes of a package, and of those in it, that implement {@code type}, by
   * name.
   *
   * @param type what they implement
   * @param neighbour any class of the package
   */
  public static <T> SortedMap<String, Class<? extends T>> in(Class<T> type, Class<?> neighbour) {
    return in(type, neighbour, neighbour.getPackageName());
  }

  /**
   * The same of a package by name.
   *
   * @param type what they implement
   * @param neighbour any class that was compiled to the same folder or jar
   * @param packageName name of the package
   */
  public static <T> SortedMap<String, Class<? extends T>> in(
      Class<T> type, Class<?> neighbour, String packageName) {
    SortedMap<String, Class<? extends T>> found = new TreeMap<>();
    FOUND
        .computeIfAbsent(new Asked(type, neighbour, packageName), Names::look)
        .forEach((name, known) -> found.put(name, known.asSubclass(type)));
    return found;
  }

  private static SortedMap<String, Class<?>> look(Asked asked) {
    SortedMap<String, Class<?>> found = new TreeMap<>();
    String folder = asked.packageName().replace('.', '/');
    try {
      URI source = asked.neighbour().getProtectionDomain().getCodeSource().getLocation().toURI();
      Path root = Path.of(source);
      if (Files.isDirectory(root)) {
        collect(root.resolve(folder), asked, found);
      } else {
        try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
          collect(jar.getPath(folder), asked, found);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }

  private static void collect(Path folder, Asked asked, Map<String, Class<?>> into)
      throws IOException, ClassNotFoundException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted().toList()) {
        String name =
            folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), ".");
        if (name.endsWith(".class") && !name.contains("$")) {
          Class<?> found =
              Class.forName(
                  asked.packageName() + "." + name.substring(0, name.length() - 6),
                  false,
                  asked.neighbour().getClassLoader());
          if (asked.type().isAssignableFrom(found)
              && Modifier.isPublic(found.getModifiers())
              && !Modifier.isAbstract(found.getModifiers())) {
            into.put(kebab(found), found);
          }
        }
      }
    }
  }

  /** A new instance by its constructor without arguments. */
  public static <T> T create(Class<? extends T> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " needs a public constructor without arguments", e);
    }
  }
}
