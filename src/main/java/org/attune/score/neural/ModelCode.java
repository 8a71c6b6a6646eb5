package org.attune.score.neural;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code in a file of TorchScript, looked through before PyTorch runs it.
 *
 * <p>This is a list of what is refused, not of what is allowed: operators by which code writes and
 * reads files ({@code aten::save}, {@code aten::from_file}), prints beside what this program prints
 * ({@code prim::Print}), or calls other machines. All are reached through the names {@code torch},
 * {@code ops} and {@code print}; so the first two must be followed by the operator that is meant,
 * as PyTorch writes them, since code may otherwise call them by another name. What is not in the
 * list stays possible: a model takes memory and time as it likes, and remains a program, to be run
 * only if one trusts those who made it.
 */
final class ModelCode {

  private static final Set<String> REFUSED = Set.of("save", "from_file", "print", "_print");
  private static final Pattern FILE = Pattern.compile("(.*_)?files?(_.*)?");
  private static final Pattern REMOTE = Pattern.compile("(dist_)?(c10d|rpc)\\w*");

  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"");
  private static final String EMPTY = "\"\"";

  /** What only text holds that PyTorch did not write, outside of its literals. */
  private static final Pattern ODD = Pattern.compile("['\"#\\\\]");

  private static final Pattern MODULE =
      Pattern.compile("(?<![\\w.])(?:torch|ops)\\b(?:\\.([A-Za-z_]\\w*))?(?:\\.([A-Za-z_]\\w*))?");
  private static final Pattern WORD =
      Pattern.compile("(?<![\\w.])print\\b|\\b(?:rpc_(?:a?sync|remote)|dist_(?:c10d|rpc))\\b");

  private ModelCode() {}

  /** The first thing in a text of code that is refused, as it stands there; empty if nothing is. */
  static Optional<String> refused(String text) {
    String code = withoutLiterals(text);
    Matcher word = WORD.matcher(code);
    if (word.find()) {
      return Optional.of(word.group());
    }
    Matcher module = MODULE.matcher(code);
    while (module.find()) {
      String[] steps = module.group().split("\\.");
      int needed = steps[0].equals("ops") ? 3 : 2;
      if (steps.length < needed) {
        return Optional.of(module.group() + " without an operator");
      }
      String operator = steps[needed - 1].toLowerCase(Locale.ROOT);
      if (REFUSED.contains(operator)
          || FILE.matcher(operator).matches()
          || REMOTE.matcher(steps[1]).matches()) {
        return Optional.of(module.group());
      }
    }
    return Optional.empty();
  }

  /**
   * The code with its literals empty. Text in which it may not be plain where a literal ends, as
   * behind a comment, stays as it is, so that nothing can hide in it.
   */
  private static String withoutLiterals(String text) {
    String code = QUOTED.matcher(text).replaceAll(EMPTY);
    boolean plain = !text.contains(EMPTY + "\"") && !ODD.matcher(code.replace(EMPTY, "")).find();
    return plain ? code : text;
  }
}
