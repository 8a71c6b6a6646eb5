package org.attune.sheet;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that tell categories without an order, of answers and of columns. */
final class CategoryNames {

  private static final Set<String> NAMES = new HashSet<>(Spelling.list("categories.txt"));

  /** Words in a column's name by which its numbers are codes of categories. */
  private static final Pattern CODED =
      Pattern.compile(
          "(.*-)?(category|categories|categorical|cat|class|classes|type|code|codes|kategorie|klasse"
              + "|categorie|categoria|classe|clase|label-id|labelid|cluster)(-(id|no|nr|code|num|number))?");

  /** Words in a column's name by which its numbers have an order, even as classes. */
  private static final Pattern ORDERED =
      Pattern.compile(
          "(.*-)?(intensity|intensit\\p{L}+|level|degree|strength|severity|score|rating|rank|valence|arousal"
              + "|size|age|income)(-.*)?");

  /** What is named by categories more often than by numbers. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(.*-)?(emotions?|feelings?|labels?|gefuhle?|gefuehle?|emotionen|emocion|emozione|emotie|emocao"
              + "|sentiments?|topic|act|dialog-?act|strategy|intent)");

  private CategoryNames() {}

  /** True if at least half of some words, and two of them, name categories. */
  static boolean most(Collection<String> words) {
    long known = words.stream().map(Spelling::plain).filter(NAMES::contains).count();
    return known > 1 && 2 * known >= words.size();
  }

  /** True if a dimension's name says that its numbers are codes. */
  static boolean codes(String dimension) {
    String plain = plain(dimension);
    return CODED.matcher(plain).matches() && !ORDERED.matcher(plain).matches();
  }

  /** True if a dimension's name is that of something with categories, which may have numbers. */
  static boolean perhapsCodes(String dimension) {
    return NAMED.matcher(plain(dimension)).matches();
  }

  private static String plain(String dimension) {
    return Spelling.plain(ColumnNames.plain(dimension)).replace(' ', '-');
  }
}
